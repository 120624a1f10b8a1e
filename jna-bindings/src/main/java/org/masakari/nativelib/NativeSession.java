package org.masakari.nativelib;

/** One open connection to a daemon through its C library; used by one thread only. */
public interface NativeSession extends AutoCloseable {

    /** The file descriptor that becomes readable when there is something to dispatch. */
    int fd();

    /**
     * Lets the library read what has come and call the callbacks.
     *
     * @return false if the connection is no more
     */
    boolean dispatch();

    /** Gives the connection back; called once, also for a connection that is no more. */
    @Override
    void close();
}
