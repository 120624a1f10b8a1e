package org.masakari.nativelib;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one native connection: connects, waits with poll(2), dispatches, and begins again
 * when the daemon has gone.
 *
 * <p>Two rules that cost a crash each. The stack is 8 MiB, because Corosync's dispatch functions
 * put a buffer of 1 MiB on it; on a smaller one events are lost or the JVM ends. And nothing is
 * dispatched once the descriptor reports a hang-up, because {@code stonith_dispatch} then never
 * returns (Pacemaker before 3.0.1).
 */
public final class NativeLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NativeLoop.class);

    private static final long STACK_BYTES = 8L << 20;
    private static final int POLL_MILLIS = 5000;
    private static final Duration RECONNECT_AFTER = Duration.ofMillis(500);
    private static final String NOT_CONNECTED = "not connected: ";
    private static final int GONE = Libc.POLLHUP | Libc.POLLERR | Libc.POLLNVAL;

    private final Connector connector;
    private final Consumer<String> lost;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile long lastTurnNanos = System.nanoTime();
    private volatile boolean connected;

    /**
     * Starts the thread.
     *
     * @param lost told why, each time a connection ends or the first attempt of a row fails; called
     *     on this loop's thread
     */
    public NativeLoop(String name, Connector connector, Consumer<String> lost) {
        this.connector = connector;
        this.lost = lost;
        thread = new Thread(null, this::run, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * How long the thread has been inside one native call or callback; more than some seconds means
     * that the daemon on the other side hangs.
     */
    public Duration busyFor() {
        return Duration.ofNanos(System.nanoTime() - lastTurnNanos);
    }

    /** True while there is a connection to the daemon, as far as anyone can tell. */
    public boolean isConnected() {
        return connected;
    }

    /** True until it is closed, or died of a defect. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Ends the thread within some seconds, after the session was closed. */
    @Override
    public void close() {
        closing.countDown();
    }

    private void run() {
        boolean told = false;
        while (!isClosing()) {
            lastTurnNanos = System.nanoTime();
            String why = oneConnection();
            boolean wasConnected = !why.startsWith(NOT_CONNECTED);
            if (!isClosing() && (wasConnected || !told)) {
                tell(why);
            }
            told = true;
            pause();
        }
    }

    private String oneConnection() {
        try (NativeSession session = connector.connect()) {
            connected = true;
            return serve(session);
        } catch (Connector.NotConnected e) {
            return NOT_CONNECTED + e.getMessage();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a native connection failed by a defect here");
            return "defect: " + e;
        } finally {
            connected = false;
        }
    }

    private String serve(NativeSession session) {
        while (!isClosing()) {
            lastTurnNanos = System.nanoTime();
            int events = Libc.poll(session.fd(), POLL_MILLIS);
            if ((events & GONE) != 0) {
                return "the connection was closed by the other side";
            }
            if (events != 0 && !session.dispatch()) {
                return "the connection broke";
            }
        }
        return "closed";
    }

    /** A listener's defect must not end the thread. */
    private void tell(String why) {
        try {
            lost.accept(why);
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a listener failed");
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            boolean ignored = closing.await(RECONNECT_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }
}
