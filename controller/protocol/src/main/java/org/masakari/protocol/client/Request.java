package org.masakari.protocol.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, whichever controller will get it.
 *
 * @param path below the base address, with its query, beginning with a slash
 * @param body JSON; null for none
 * @param headers besides those of the settings
 * @param answer what the answer is written in
 */
record Request(
        String method,
        String path,
        @Nullable String body,
        Map<String, String> headers,
        Format answer) {

    /** What an answer is written in. */
    enum Format {
        JSON,
        /** Anything: only the status counts. */
        ANY
    }

    /** True if carrying it out twice is the same as once, so that it may be sent elsewhere too. */
    boolean repeatable() {
        return !method.equals("POST") || headers.containsKey(ControllerClient.IDEMPOTENCY_KEY);
    }
}
