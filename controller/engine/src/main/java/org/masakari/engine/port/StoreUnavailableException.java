package org.masakari.engine.port;

/** What is stored cannot be read or written now; nothing was, and it may be tried again. */
public final class StoreUnavailableException extends RuntimeException {
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
