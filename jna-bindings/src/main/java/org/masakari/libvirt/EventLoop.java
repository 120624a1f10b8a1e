package org.masakari.libvirt;

import com.sun.jna.Pointer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.libvirt.Connect;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.libvirt.jna.Libvirt;
import org.libvirt.jna.virError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Libvirt's event loop, of which a process has one, for good: it can be registered only once, must
 * be before the first connection is opened, and without it neither events nor keepalives work.
 */
final class EventLoop {
    private static final Logger log = LoggerFactory.getLogger(EventLoop.class);
    private static final int TICK_MILLIS = 5000;

    /** No callback of ours takes a thousandth of it. */
    static final Duration HUNG = Duration.ofSeconds(30);

    private static @Nullable EventLoop running;

    private final Libvirt.VirEventTimeoutCallback tick = EventLoop::tick;
    private final Libvirt.VirErrorCallback silent = EventLoop::ignore;
    private final Thread thread;
    private volatile long lastTurnNanos = System.nanoTime();

    private EventLoop() throws LibvirtException {
        Library.initEventLoop();
        // Libvirt would print each error on stderr; it is told by exceptions as well.
        Connect.setErrorCallback(silent);
        // So that the loop turns, and can be seen to turn, when nothing happens.
        if (Libvirt.INSTANCE.virEventAddTimeout(TICK_MILLIS, tick, null, null) < 0) {
            throw new IllegalStateException("libvirt's event loop takes no timer");
        }
        thread = new Thread(null, this::run, "libvirt-events", LibvirtConnection.STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    /** The loop, started if it was not. */
    static synchronized EventLoop running() throws LibvirtException {
        if (running == null) {
            running = new EventLoop();
        }
        return running;
    }

    /** The loop; empty before the first connection. */
    static synchronized Optional<EventLoop> ifRunning() {
        return Optional.ofNullable(running);
    }

    /** How long one callback, or libvirt itself, has held it up; some 5 s are usual. */
    Duration busyFor() {
        return Duration.ofNanos(System.nanoTime() - lastTurnNanos);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private void run() {
        try {
            while (true) {
                Library.processEvent();
                lastTurnNanos = System.nanoTime();
            }
        } catch (LibvirtException | RuntimeException e) {
            log.atError()
                    .setCause(e)
                    .log(
                            "libvirt's event loop has ended: no event is heard any more. This"
                                    + " monitor stops its heartbeat, so that it is restarted. If"
                                    + " that does not help, see the text below");
        }
    }

    private static void tick(int timer, @Nullable Pointer data) {}

    private static void ignore(@Nullable Pointer data, @Nullable virError error) {}
}
