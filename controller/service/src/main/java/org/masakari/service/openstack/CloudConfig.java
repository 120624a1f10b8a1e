package org.masakari.service.openstack;

import java.net.URI;
import org.masakari.protocol.tls.TlsFiles;
import org.openstack4j.api.types.Facing;

/**
 * How to reach Keystone and Nova.
 *
 * @param authUrl Keystone, such as {@code http://keystone:5000/v3}
 * @param user who acts; needs the admin role in the project
 * @param password that user's password
 * @param project the project to act in
 * @param domain the domain of user and project, by name
 * @param region the region whose Nova is meant
 * @param tls for addresses of https
 * @param facing which of the catalog's endpoints is used
 */
public record CloudConfig(
        URI authUrl,
        String user,
        String password,
        String project,
        String domain,
        String region,
        TlsFiles tls,
        Facing facing) {

    @Override
    public String toString() {
        return user + " in project " + project + " at " + authUrl;
    }
}
