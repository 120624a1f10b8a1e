package org.masakari.protocol.peer;

import java.net.URI;

/**
 * Who a client is in Keystone.
 *
 * @param authUrl with its version, such as {@code http://keystone:5000/v3}
 */
public record KeystoneAccess(
        URI authUrl,
        String user,
        String userDomain,
        String password,
        String project,
        String projectDomain) {

    /** Without the password. */
    @Override
    public String toString() {
        return user + " in " + project + " at " + authUrl;
    }
}
