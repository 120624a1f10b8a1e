package org.masakari.service.http;

import java.util.Map;
import java.util.TreeMap;

/** Errors in the form of OpenStack's APIs. */
final class ErrorDocument {
    private static final Map<Integer, String> NAMES =
            Map.of(
                    400, "badRequest",
                    401, "unauthorized",
                    403, "forbidden",
                    404, "itemNotFound",
                    405, "badMethod",
                    406, "notAcceptable",
                    409, "conflictingRequest",
                    413, "overLimit",
                    503, "serviceUnavailable");

    private ErrorDocument() {}

    /** The answer that says {@code message}; statuses without a name of their own are 500's. */
    static ApiAnswer of(int status, String message, Map<String, String> headers) {
        String name = NAMES.getOrDefault(status, status < 500 ? "badRequest" : "computeFault");
        return new ApiAnswer(
                status,
                Map.of(name, new TreeMap<>(Map.of("code", status, "message", message))),
                headers);
    }
}
