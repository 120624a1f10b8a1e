package org.masakari.systemd;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells systemd how this service is: {@code sd_notify(3)}, a datagram to the Unix socket that
 * {@code NOTIFY_SOCKET} names. Java's own datagram channels know no Unix sockets, so libc sends it.
 * Safe for use by many threads.
 */
public final class ServiceNotifier {
    /** {@code struct sockaddr_un}: the family, then at most 108 bytes of path. */
    private static final int FAMILY_BYTES = 2;

    private static final int LONGEST_PATH = 108;
    private static final short AF_UNIX = 1;

    /** {@code SOCK_DGRAM | SOCK_CLOEXEC}, Linux. */
    private static final int DATAGRAM_CLOSED_ON_EXEC = 2 | 0x80000;

    /** {@code MSG_NOSIGNAL}. */
    private static final int NO_SIGNAL = 0x4000;

    private final String socket;
    private final @Nullable Duration watchdog;

    private ServiceNotifier(String socket, @Nullable Duration watchdog) {
        this.socket = socket;
        this.watchdog = watchdog;
    }

    /** Of this process; empty if systemd does not wait for notifications. */
    public static Optional<ServiceNotifier> ofThisProcess() {
        return of(System.getenv());
    }

    static Optional<ServiceNotifier> of(Map<String, String> environment) {
        String socket = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (!socket.startsWith("/") && !socket.startsWith("@")) {
            return Optional.empty();
        }
        return Optional.of(new ServiceNotifier(socket, watchdog(environment)));
    }

    private static @Nullable Duration watchdog(Map<String, String> environment) {
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        return micros.matches("[1-9]\\d{0,17}")
                ? Duration.ofNanos(Long.parseLong(micros) * 1000)
                : null;
    }

    /** Within this time {@link #alive} has to be called, or systemd ends the service. */
    public Optional<Duration> watchdog() {
        return Optional.ofNullable(watchdog);
    }

    /**
     * The start is done.
     *
     * @param status for people
     * @throws IOException if systemd cannot be told
     */
    public void ready(String status) throws IOException {
        send("READY=1\nSTATUS=" + oneLine(status));
    }

    /**
     * What {@code systemctl status} is to show.
     *
     * @throws IOException if systemd cannot be told
     */
    public void status(String status) throws IOException {
        send("STATUS=" + oneLine(status));
    }

    /**
     * The working loop goes on.
     *
     * @param status for people
     * @throws IOException if systemd cannot be told
     */
    public void alive(String status) throws IOException {
        send("WATCHDOG=1\nSTATUS=" + oneLine(status));
    }

    /**
     * The end has begun.
     *
     * @throws IOException if systemd cannot be told
     */
    public void stopping() throws IOException {
        send("STOPPING=1");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private void send(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        try (Memory address = address()) {
            int descriptor = Libc.RAW.socket(AF_UNIX, DATAGRAM_CLOSED_ON_EXEC, 0);
            try {
                Libc.RAW.sendto(
                        descriptor, bytes, bytes.length, NO_SIGNAL, address, (int) address.size());
            } finally {
                Libc.RAW.close(descriptor);
            }
        } catch (LastErrorException e) {
            throw new IOException("systemd cannot be told by " + socket + ": " + e.getMessage(), e);
        }
    }

    private Memory address() throws IOException {
        byte[] path = socket.getBytes(StandardCharsets.UTF_8);
        if (path.length >= LONGEST_PATH) {
            throw new IOException("NOTIFY_SOCKET is too long: " + socket);
        }
        if (path[0] == '@') {
            path[0] = 0;
        }
        Memory address = new Memory(FAMILY_BYTES + (long) path.length);
        address.setShort(0, AF_UNIX);
        address.write(FAMILY_BYTES, path, 0, path.length);
        return address;
    }

    /** {@code sys/socket.h}; each function sets errno where it fails. */
    interface Libc extends Library {
        Libc RAW = Native.load("c", Libc.class);

        int socket(int domain, int type, int protocol) throws LastErrorException;

        long sendto(int descriptor, byte[] bytes, long length, int flags, Memory address, int size)
                throws LastErrorException;

        int close(int descriptor) throws LastErrorException;
    }
}
