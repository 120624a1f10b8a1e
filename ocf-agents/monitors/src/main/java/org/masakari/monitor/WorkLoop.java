package org.masakari.monitor;

import java.time.Duration;
import java.util.Optional;
import org.masakari.runtime.health.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the working loop, and beats only while the work is done and its reports are delivered.
 * After a turn that failed it does not beat until reports can be stored: a full disk shows only in
 * turns that have something to tell, and the others would hide it.
 */
final class WorkLoop {
    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);

    private static final Duration BEAT_EVERY = Duration.ofSeconds(3);

    private final String monitor;
    private final Work work;
    private final Reports reports;
    private final Heartbeat heartbeat;
    private String trouble = "";
    private boolean failed;

    /**
     * Ready to {@link #run}.
     *
     * @param monitor its name, such as {@code hostmonitor}
     */
    WorkLoop(String monitor, Work work, Reports reports, Heartbeat heartbeat) {
        this.monitor = monitor;
        this.work = work;
        this.reports = reports;
        this.heartbeat = heartbeat;
    }

    /** Works until it is interrupted. */
    void run() throws InterruptedException {
        while (true) {
            turn();
        }
    }

    /** One turn, and a beat if all is well. */
    void turn() throws InterruptedException {
        try {
            work.turn(BEAT_EVERY);
            if (failed) {
                reports.probe();
                failed = false;
                log.info("the {} works again", monitor);
            }
            beat();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException e) {
        if (!failed) {
            log.atError()
                    .setCause(e)
                    .log(
                            "the {} failed in its work: a full or broken disk, or a defect. It goes"
                                    + " on, and Pacemaker restarts it if this lasts. Check the"
                                    + " disk, then the text below",
                            monitor);
        }
        failed = true;
    }

    private void beat() {
        Optional<String> awaited = work.awaited();
        if (awaited.isPresent()) {
            heartbeat.starting("waiting for " + awaited.get());
            return;
        }
        Optional<String> found =
                reports.isAlive()
                        ? work.trouble()
                        : Optional.of("the outbox is not delivered any more");
        if (found.isEmpty()) {
            heartbeat.beat(work.status() + ", " + reports.status());
        } else if (!found.get().equals(trouble)) {
            log.atError()
                    .addKeyValue("error", found.get())
                    .log(
                            "the {} cannot do its work and stops its heartbeat, so that Pacemaker"
                                    + " restarts it; see why, if that does not help",
                            monitor);
        }
        trouble = found.orElse("");
    }
}
