package org.masakari.nativelib;

/** Opens a {@link NativeSession}. */
@FunctionalInterface
public interface Connector {

    /**
     * Connects anew, and leaves nothing behind where it fails.
     *
     * @throws NotConnected if the daemon is not there (yet)
     */
    NativeSession connect() throws NotConnected;

    /** The daemon could not be connected to; its message says which, and the library's code. */
    final class NotConnected extends Exception {
        private static final long serialVersionUID = 1L;

        public NotConnected(String message) {
            super(message);
        }
    }
}
