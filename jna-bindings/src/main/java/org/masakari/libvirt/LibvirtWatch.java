package org.masakari.libvirt;

import com.sun.jna.NativeLibrary;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.libvirt.LibvirtException;
import org.masakari.nativelib.Availability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches libvirt's domains in a thread of its own: connects, registers for events, lists the
 * domains, lists them again and again, and begins anew when libvirtd was restarted, hangs, or was
 * gone for however long. Events of a gap are lost; that is what the list after it is for.
 */
public final class LibvirtWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LibvirtWatch.class);

    private static final Duration RECONNECT_AFTER = Duration.ofMillis(500);

    /** 5 s, 3 times, and once more: libvirtd that hangs is given up after 20 s. */
    private static final int KEEPALIVE_SECONDS = 5;

    private static final int KEEPALIVE_COUNT = 3;

    private final Settings settings;
    private final LibvirtListener listener;
    private final Thread thread;
    private boolean told;
    private volatile boolean closing;
    private volatile String doing = "starting";

    /**
     * What is watched.
     *
     * @param uri such as {@code qemu:///system}
     * @param readOnly what watching needs is had read-only
     * @param listEvery how often the domains are listed while nothing happens
     */
    public record Settings(String uri, boolean readOnly, Duration listEvery) {}

    private LibvirtWatch(Settings settings, LibvirtListener listener) {
        this.settings = settings;
        this.listener = listener;
        thread = new Thread(null, this::run, "libvirt-watch", LibvirtConnection.STACK_BYTES);
        thread.setDaemon(true);
    }

    /**
     * Starts to watch. Libvirtd need not run yet; libvirt's library must be there.
     *
     * @param listener must not throw; called on two threads
     */
    public static Availability<LibvirtWatch> start(Settings settings, LibvirtListener listener) {
        return start(RawLibvirt.NAME, settings, listener);
    }

    static Availability<LibvirtWatch> start(
            String library, Settings settings, LibvirtListener listener) {
        try {
            NativeLibrary.getInstance(library).getFunction("virConnectDomainEventRegisterAny");
            NativeLibrary.getInstance(library).getFunction("virDomainGetState");
        } catch (UnsatisfiedLinkError e) {
            return new Availability.NotAvailable<>("lib" + library + ": " + e.getMessage());
        }
        LibvirtWatch watch = new LibvirtWatch(settings, listener);
        watch.thread.start();
        return new Availability.Available<>(watch);
    }

    /** Why nothing will be heard any more, by a defect; empty if all is well. */
    public Optional<String> trouble() {
        if (!thread.isAlive()) {
            return Optional.of("the thread that watches libvirt has ended");
        }
        return eventLoopTrouble();
    }

    private static Optional<String> eventLoopTrouble() {
        Optional<EventLoop> loop = EventLoop.ifRunning();
        if (loop.isPresent() && !loop.get().isAlive()) {
            return Optional.of("libvirt's event loop has ended");
        }
        boolean hangs = loop.isPresent() && loop.get().busyFor().compareTo(EventLoop.HUNG) > 0;
        return hangs ? Optional.of("libvirt's event loop hangs") : Optional.empty();
    }

    /** What the thread does, for people; where libvirtd hangs, what it hangs in. */
    public String doing() {
        return doing;
    }

    /** Ends the thread as soon as libvirt lets it. */
    @Override
    public void close() {
        closing = true;
        wake();
    }

    private void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closing) {
            String why = oneConnection();
            if (!closing && !told) {
                told = true;
                listener.lost(why);
            }
            pause(RECONNECT_AFTER.toNanos());
        }
    }

    private String oneConnection() {
        doing = "connecting to " + settings.uri();
        try (LibvirtConnection connection =
                LibvirtConnection.open(settings.uri(), settings.readOnly())) {
            connection.keepAlive(KEEPALIVE_SECONDS, KEEPALIVE_COUNT);
            connection.whenClosed(this::wake);
            connection.register(listener::event);
            return listUntilClosed(connection);
        } catch (LibvirtException e) {
            return String.valueOf(e.getMessage());
        } catch (IllegalStateException e) {
            log.debug("the connection to libvirt broke", e);
            return String.valueOf(e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            log.atError().setCause(e).log("watching libvirt failed by a defect here");
            return "defect: " + e;
        }
    }

    private String listUntilClosed(LibvirtConnection connection) {
        while (!closing) {
            long began = System.nanoTime();
            doing = "listing the domains";
            listener.listed(connection.domains(), began);
            told = false;
            doing = "listening";
            Optional<String> closed = awaitClosed(connection, began);
            if (closed.isPresent()) {
                return closed.get();
            }
        }
        return "closed";
    }

    /** Returns when the connection is closed, with the reason, or when it is time to list. */
    private Optional<String> awaitClosed(LibvirtConnection connection, long since) {
        long wait = settings.listEvery().toNanos();
        while (!closing && connection.closed().isEmpty() && wait > 0) {
            pause(wait);
            wait = since + settings.listEvery().toNanos() - System.nanoTime();
        }
        return connection.closed();
    }

    /** Until that time has passed, or something has woken it: what woke it is looked at then. */
    private void pause(long nanos) {
        LockSupport.parkNanos(this, nanos);
        if (Thread.currentThread().isInterrupted()) {
            closing = true;
        }
    }
}
