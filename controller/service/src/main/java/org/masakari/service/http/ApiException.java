package org.masakari.service.http;

import java.util.Map;
import org.masakari.protocol.HostName;

/** A request that is answered with an error; the message goes to the caller. */
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    ApiException(int status, String message) {
        this(status, message, Map.of());
    }

    ApiException(int status, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    int status() {
        return status;
    }

    /** Headers of the answer. */
    Map<String, String> headers() {
        return headers;
    }

    static ApiException badRequest(String message) {
        return new ApiException(400, message);
    }

    /** No segment has the host. */
    static ApiException unknownHost(HostName host) {
        return notFound(
                "no failover segment has a host "
                        + host
                        + "; add it with \"masakari host create\"");
    }

    static ApiException notFound(String what) {
        return new ApiException(404, what);
    }
}
