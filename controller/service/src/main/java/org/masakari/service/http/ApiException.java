package org.masakari.service.http;

/** A request that is answered with an error; the message goes to the caller. */
final class ApiException extends RuntimeException {
    private final int status;

    ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    static ApiException badRequest(String message) {
        return new ApiException(400, message);
    }

    static ApiException notFound(String what) {
        return new ApiException(404, what);
    }
}
