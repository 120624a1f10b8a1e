package org.masakari.hostmonitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.masakari.hostmonitor.config.HostMonitorConfig;
import org.masakari.hostmonitor.judge.Judge;
import org.masakari.hostmonitor.state.StateFile;
import org.masakari.pacemaker.CrmMon;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.outbox.Backoff;
import org.masakari.protocol.outbox.Delivery;
import org.masakari.protocol.outbox.Outbox;
import org.masakari.protocol.outbox.OutboxSender;
import org.masakari.runtime.health.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the daemon from its configuration; nothing else does. */
final class Wiring {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private static final Duration CRM_MON_TIMEOUT = Duration.ofSeconds(5);

    private Wiring() {}

    /** Starts the threads of all parts; the caller's thread is to run the daemon. */
    static Daemon start(HostMonitorConfig config, Heartbeat heartbeat) {
        Clock clock = Clock.systemUTC();
        heartbeat.starting("opening " + config.stateFolder());
        makeFolder(config);
        ControllerClient client = new ControllerClient(config.controller());
        Outbox outbox =
                Outbox.open(config.stateFolder().resolve("outbox"), config.outboxCapacity());
        OutboxSender sender =
                new OutboxSender(
                                outbox,
                                Delivery.by(client),
                                Backoff.standard(RandomGenerator.getDefault()))
                        .start();
        Reporter reporter = new Reporter(outbox, sender);
        Rehearsal.run(reporter, clock.instant());
        Inbox inbox = new Inbox();
        Duration poll = config.cluster().pollInterval();
        CrmMon crmMon = new CrmMon(List.of(config.cluster().crmMon()), CRM_MON_TIMEOUT);
        Watch watch =
                new Watch(
                        new Judge(config.policy()),
                        crmMon::look,
                        reporter,
                        new StateFile(config.stateFolder()),
                        clock,
                        System::nanoTime,
                        poll);
        Listeners listeners = Listeners.start(config.cluster(), inbox, clock);
        greet(client, config);
        return new Daemon(watch, inbox, listeners, reporter, heartbeat, seenWithin(poll));
    }

    private static Duration seenWithin(Duration poll) {
        Duration three = poll.multipliedBy(3);
        Duration least = Duration.ofSeconds(30);
        return three.compareTo(least) > 0 ? three : least;
    }

    private static void makeFolder(HostMonitorConfig config) {
        try {
            Files.createDirectories(config.stateFolder());
        } catch (IOException e) {
            throw new UncheckedIOException(config.stateFolder() + " cannot be made", e);
        }
    }

    /**
     * Says whether a controller answers, and has the classes of the HTTP client loaded before the
     * first report needs them: that alone takes longer than the judge.
     */
    private static void greet(ControllerClient client, HostMonitorConfig config) {
        Thread thread =
                new Thread(
                        () -> {
                            Answer answer = client.get("/healthz");
                            if (answer instanceof Answer.Unreachable unreachable) {
                                log.atWarn()
                                        .addKeyValue("error", unreachable.reason())
                                        .log(
                                                "no controller answers at {} yet: reports will wait"
                                                        + " on disk",
                                                config.controller().urls());
                            }
                        },
                        "greeting");
        thread.setDaemon(true);
        thread.start();
    }
}
