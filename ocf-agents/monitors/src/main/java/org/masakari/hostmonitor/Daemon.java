package org.masakari.hostmonitor;

import java.time.Duration;
import java.util.Optional;
import org.masakari.hostmonitor.judge.NodeRecord;
import org.masakari.runtime.health.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the working loop, and beats only while all that it relies on works. */
final class Daemon {
    private static final Logger log = LoggerFactory.getLogger(Daemon.class);

    private static final Duration BEAT_EVERY = Duration.ofSeconds(3);

    private final Watch watch;
    private final Inbox inbox;
    private final Listeners listeners;
    private final Reporter reporter;
    private final Heartbeat heartbeat;
    private final Duration seenWithin;
    private String trouble = "";

    /**
     * Ready to {@link #run}.
     *
     * @param seenWithin without a good look for this long it no longer beats
     */
    Daemon(
            Watch watch,
            Inbox inbox,
            Listeners listeners,
            Reporter reporter,
            Heartbeat heartbeat,
            Duration seenWithin) {
        this.watch = watch;
        this.inbox = inbox;
        this.listeners = listeners;
        this.reporter = reporter;
        this.heartbeat = heartbeat;
        this.seenWithin = seenWithin;
    }

    /** Works until it is interrupted. */
    void run() throws InterruptedException {
        while (true) {
            turn();
        }
    }

    private void turn() throws InterruptedException {
        Duration wait = watch.untilNextLook();
        Inbox.Heard heard = inbox.poll(wait.compareTo(BEAT_EVERY) < 0 ? wait : BEAT_EVERY);
        try {
            while (heard != null) {
                watch.heard(heard.observation());
                heard.done().run();
                heard = inbox.poll();
            }
            watch.lookIfDue();
            beat();
        } catch (RuntimeException e) {
            log.atError()
                    .setCause(e)
                    .log(
                            "the hostmonitor failed in its work: a full or broken disk, or a defect."
                                    + " It goes on, and Pacemaker restarts it if this lasts. Check the"
                                    + " disk, then the text below");
        }
    }

    private void beat() {
        Duration since = watch.sinceSeen();
        if (since == null) {
            heartbeat.starting("waiting for Pacemaker: " + watch.lastFailure());
            return;
        }
        Optional<String> found = trouble(since);
        if (found.isEmpty()) {
            heartbeat.beat(status());
        } else if (!found.get().equals(trouble)) {
            log.atError()
                    .addKeyValue("error", found.get())
                    .log(
                            "the hostmonitor cannot do its work and stops its heartbeat, so that"
                                    + " Pacemaker restarts it; see why, if that does not help");
        }
        trouble = found.orElse("");
    }

    private Optional<String> trouble(Duration sinceSeen) {
        if (sinceSeen.compareTo(seenWithin) > 0) {
            return Optional.of(
                    "the cluster was not seen for " + seenWithin + ": " + watch.lastFailure());
        }
        return reporter.isAlive()
                ? listeners.trouble()
                : Optional.of("the outbox is not delivered any more");
    }

    private String status() {
        long away = watch.state().nodes().values().stream().filter(NodeRecord::away).count();
        return String.join(
                ", ",
                watch.state().nodes().size() + " hosts known",
                away + " fenced and not returned",
                "quorum " + watch.state().quorum(),
                reporter.status());
    }
}
