package org.masakari.protocol.client;

import java.time.Instant;
import java.util.Map;

/** Makes the headers by which a request is known to be of who has the secret. */
@FunctionalInterface
interface Signing {
    Map<String, String> headers(String method, String path, String key, byte[] body, Instant now);
}
