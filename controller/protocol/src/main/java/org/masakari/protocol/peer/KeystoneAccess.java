package org.masakari.protocol.peer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** Where Keystone is, and who a client is there. Its text tells no secret. */
public sealed interface KeystoneAccess permits KeystonePassword, KeystoneApplicationCredential {

    /** With its version, such as {@code http://keystone:5000/v3}. */
    URI authUrl();

    /** The body of {@code POST /v3/auth/tokens}. */
    ObjectNode request();

    /** Who asks, for logs and errors. */
    String who();
}
