package org.masakari.protocol.outbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.masakari.protocol.HostName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is in the outbox, in a thread of its own: at once when something is added, again
 * and again for ever while no controller takes it. For one host the order is kept; a host whose
 * entry has to wait does not hold up the others.
 */
public final class OutboxSender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);

    private final Outbox outbox;
    private final Attempt attempt;
    private final Backoff backoff;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "outbox-sender");
    private volatile boolean closed;
    private volatile String trouble = "";

    public OutboxSender(Outbox outbox, Delivery delivery, Backoff backoff) {
        this.outbox = outbox;
        this.attempt = new Attempt(outbox, delivery);
        this.backoff = backoff;
        thread.setDaemon(true);
    }

    /** Begins to deliver, first what an earlier process left. */
    public OutboxSender start() {
        thread.start();
        return this;
    }

    /** Says that something was added. */
    public void wake() {
        wake.release();
    }

    /** Why nothing is delivered at the moment; empty if all is well. */
    public String trouble() {
        return trouble;
    }

    /** True while the thread does its work. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Ends the thread; what is not delivered stays in the outbox. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        int failures = 0;
        try {
            while (!closed) {
                Pass pass = guardedPass();
                failures = pass.waiting ? failures + 1 : 0;
                tell(pass, failures);
                sleep(pass, failures);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What one way through the outbox left: whether something waits, how long, and why. */
    private record Pass(boolean waiting, Duration atLeast, String reason) {
        static final Pass CLEAN = new Pass(false, Duration.ZERO, "");
    }

    /** The loop's edge: a failing disk, or a defect, ends this way through the outbox alone. */
    private Pass guardedPass() {
        try {
            return pass();
        } catch (RuntimeException e) {
            log.atError()
                    .setCause(e)
                    .log(
                            "the outbox failed, probably its disk. Notifications wait and are tried"
                                    + " again; check the disk and the permissions of its folder");
            return new Pass(true, backoff.longest(), String.valueOf(e.getMessage()));
        }
    }

    private Pass pass() {
        Set<HostName> held = new HashSet<>();
        Pass result = Pass.CLEAN;
        for (OutboxEntry entry : outbox.entries()) {
            if (held.contains(entry.notification().hostname())) {
                continue;
            }
            Attempt.Outcome outcome = attempt.deliver(entry);
            if (outcome instanceof Attempt.Again again) {
                held.add(entry.notification().hostname());
                result = new Pass(true, longer(result.atLeast, again.atLeast()), again.reason());
                if (again.nobodyAnswers()) {
                    return result;
                }
            }
        }
        return result;
    }

    /** One line when the trouble begins, one when it ends. */
    private void tell(Pass pass, int failures) {
        if (failures == 1) {
            log.atWarn()
                    .addKeyValue("error", pass.reason)
                    .log(
                            "notifications cannot be delivered: no controller takes them. They are"
                                    + " kept on disk and tried again at least every few seconds;"
                                    + " check the controllers, and the section [controller] of"
                                    + " this monitor's configuration");
        } else if (failures == 0 && !trouble.isEmpty()) {
            log.info("notifications are delivered again");
        }
        trouble = pass.reason;
    }

    private void sleep(Pass pass, int failures) throws InterruptedException {
        if (failures == 0) {
            wake.acquire();
        } else {
            long millis = longer(backoff.after(failures), pass.atLeast).toMillis();
            boolean ignored = wake.tryAcquire(millis, TimeUnit.MILLISECONDS);
        }
        wake.drainPermits();
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
