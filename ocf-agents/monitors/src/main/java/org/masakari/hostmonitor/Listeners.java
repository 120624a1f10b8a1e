package org.masakari.hostmonitor;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.corosync.Quorum;
import org.masakari.corosync.QuorumListener;
import org.masakari.corosync.QuorumWatch;
import org.masakari.hostmonitor.alert.AlertSpool;
import org.masakari.hostmonitor.config.ClusterConfig;
import org.masakari.hostmonitor.judge.FencingReport;
import org.masakari.hostmonitor.judge.Observation;
import org.masakari.hostmonitor.judge.QuorumState;
import org.masakari.nativelib.Availability;
import org.masakari.pacemaker.FencerEvents;
import org.masakari.pacemaker.FencerListener;
import org.masakari.pacemaker.FencingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The three ways by which the cluster tells, each in a thread of its own, all into one inbox. */
final class Listeners {
    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    /** Longer than any native call lasts that will ever end (33 s with a hung fencer). */
    private static final Duration HUNG = Duration.ofSeconds(60);

    private final AlertSpool spool;
    private final @Nullable QuorumWatch quorum;
    private final @Nullable FencerEvents fencer;

    private Listeners(
            AlertSpool spool, @Nullable QuorumWatch quorum, @Nullable FencerEvents fencer) {
        this.spool = spool;
        this.quorum = quorum;
        this.fencer = fencer;
    }

    static Listeners start(ClusterConfig config, Inbox inbox, Clock clock) {
        AlertSpool spool = new AlertSpool(config.alertSpool(), clock, inbox::put).start();
        return new Listeners(
                spool,
                config.quorum() ? orNull("quorum", QuorumWatch.start(toInbox(inbox))) : null,
                config.fencerEvents()
                        ? orNull("fencer events", FencerEvents.start(toInbox(inbox, clock)))
                        : null);
    }

    /** Why these cannot be relied on any more; empty if all is well. */
    Optional<String> trouble() {
        if (!spool.isAlive()) {
            return Optional.of("the alert spool is not read any more");
        }
        if (quorum != null && (!quorum.isAlive() || quorum.busyFor().compareTo(HUNG) > 0)) {
            return Optional.of("the thread that listens to Corosync hangs");
        }
        if (fencer != null && (!fencer.isAlive() || fencer.busyFor().compareTo(HUNG) > 0)) {
            return Optional.of("the thread that listens to the fencer hangs");
        }
        return Optional.empty();
    }

    /** True while the fencer itself tells of each fencing. */
    boolean hearsFencer() {
        return fencer != null && fencer.isConnected();
    }

    private static <T> @Nullable T orNull(String what, Availability<T> availability) {
        if (availability instanceof Availability.Available<T> available) {
            return available.feature();
        }
        String reason =
                availability instanceof Availability.NotAvailable<T> missing
                        ? missing.reason()
                        : "unknown";
        log.atWarn()
                .addKeyValue("error", reason)
                .log("{} not available: crm_mon and the alerts do without", what);
        return null;
    }

    private static QuorumListener toInbox(Inbox inbox) {
        return new QuorumListener() {
            @Override
            public void changed(Quorum heard) {
                log.info("quorum: {}, members {}", heard.quorate(), heard.members());
                inbox.put(
                        new Observation.QuorumHeard(
                                heard.quorate() ? QuorumState.QUORATE : QuorumState.NOT_QUORATE));
            }

            @Override
            public void lost(String why) {
                log.atWarn().addKeyValue("error", why).log("Corosync cannot be asked for quorum");
                inbox.put(new Observation.QuorumHeard(QuorumState.UNKNOWN));
            }
        };
    }

    private static FencerListener toInbox(Inbox inbox, Clock clock) {
        return new FencerListener() {
            @Override
            public void connected() {
                inbox.put(new Observation.Hint());
            }

            @Override
            public void fencing(FencingEvent event) {
                inbox.put(new Observation.FencingSeen(FencingReport.of(event, clock.instant())));
            }

            @Override
            public void lost(String why) {
                log.atWarn().addKeyValue("error", why).log("the fencer cannot be heard");
                // Nobody may rest from here on.
                inbox.put(new Observation.Hint());
            }
        };
    }
}
