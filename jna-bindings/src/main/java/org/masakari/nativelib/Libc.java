package org.masakari.nativelib;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;

/** The part of libc that is needed here. */
final class Libc {
    /** {@code poll.h}, Linux. */
    static final int POLLIN = 0x1;

    static final int POLLERR = 0x8;
    static final int POLLHUP = 0x10;
    static final int POLLNVAL = 0x20;

    /** {@code struct pollfd { int fd; short events; short revents; }}. */
    private static final int POLLFD_BYTES = 8;

    private static final Raw RAW = Native.load("c", Raw.class);

    private Libc() {}

    interface Raw extends Library {
        int poll(Memory fds, long count, int timeoutMillis);
    }

    /**
     * Waits for one descriptor.
     *
     * @return the events that came, 0 if none came in time (or a signal interrupted the wait)
     */
    static int poll(int fd, int timeoutMillis) {
        try (Memory pollfd = new Memory(POLLFD_BYTES)) {
            pollfd.setInt(0, fd);
            pollfd.setShort(4, (short) POLLIN);
            pollfd.setShort(6, (short) 0);
            return RAW.poll(pollfd, 1, timeoutMillis) <= 0 ? 0 : pollfd.getShort(6) & 0xffff;
        }
    }
}
