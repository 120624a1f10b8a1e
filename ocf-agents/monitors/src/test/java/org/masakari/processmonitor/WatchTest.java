package org.masakari.processmonitor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.monitor.Reports;
import org.masakari.monitor.command.CommandRunner;
import org.masakari.processmonitor.judge.Judge;
import org.masakari.processmonitor.judge.Observation;
import org.masakari.processmonitor.judge.Phase;
import org.masakari.processmonitor.judge.Policy;
import org.masakari.processmonitor.plan.Plan;
import org.masakari.processmonitor.plan.UnitCare;
import org.masakari.processmonitor.plan.UnitTarget;
import org.masakari.protocol.HostName;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.notification.ProcessPayload;
import org.masakari.protocol.outbox.Added;
import org.masakari.protocol.outbox.Backoff;
import org.masakari.protocol.outbox.Outbox;
import org.masakari.protocol.outbox.OutboxEntry;
import org.masakari.protocol.outbox.OutboxSender;

class WatchTest {
    private static final HostName HOST = new HostName("compute1");
    private static final UnitTarget UNIT = new UnitTarget("a.service", UnitCare.REPORT, Plan.NONE);
    private static final Observation MISSING = new Observation.Missing();
    private static final Observation RUNNING = new Observation.Running("1");

    @TempDir Path folder;
    private long nanos;

    @Test
    void aReportThatDoesNotFitIsMadeWithALaterLook() throws Exception {
        Outbox outbox = Outbox.open(folder.resolve("outbox"), 1);
        Jobs jobs = jobs();
        Watch watch = watch(outbox, jobs);
        OutboxEntry other = ((Added.Stored) outbox.add(other())).entry();
        untilItsTriesAreUsedUp(watch, jobs);
        List<String> whileFull = names(outbox);

        outbox.delivered(other);
        look(watch, MISSING);

        assertThat(whileFull).containsExactly("other");
        assertThat(names(outbox)).containsExactly("a.service");
    }

    @Test
    void whatIsWatchedAgainIsRememberedAsReported() throws Exception {
        Outbox outbox = Outbox.open(folder.resolve("outbox"), 10);
        Jobs jobs = jobs();
        Watch watch = watch(outbox, jobs);
        untilItsTriesAreUsedUp(watch, jobs);
        watch.adopt(List.of());
        watch.adopt(List.of(UNIT));

        look(watch, RUNNING);
        nanos += Duration.ofSeconds(10).toNanos();
        look(watch, RUNNING);

        assertThat(outbox.entries())
                .extracting(entry -> entry.notification().payload())
                .last()
                .isEqualTo(new ProcessPayload(HostEvent.STARTED, "a.service"));
    }

    @Test
    void whatIsNotWatchedAnyMoreIsNotJudged() throws Exception {
        Jobs jobs = jobs();
        Watch watch = watch(Outbox.open(folder.resolve("outbox"), 10), jobs);
        watch.adopt(List.of());

        look(watch, MISSING);

        assertThat(watch.states()).isEmpty();
        assertThat(jobs.await(Duration.ZERO)).isNull();
    }

    private void untilItsTriesAreUsedUp(Watch watch, Jobs jobs) throws Exception {
        look(watch, RUNNING);
        look(watch, MISSING);
        watch.ended(requireNonNull(jobs.await(Duration.ofSeconds(10))));
        look(watch, MISSING);
        nanos += Duration.ofSeconds(5).toNanos();
        assertThat(watch.namesIn(Phase.AWAITING)).containsExactly("a.service");
        look(watch, MISSING);
    }

    private static void look(Watch watch, Observation seen) {
        watch.seen(Map.of(UNIT.name(), seen));
    }

    private Watch watch(Outbox outbox, Jobs jobs) {
        OutboxSender notStarted =
                new OutboxSender(
                        outbox,
                        entry -> new Answer.Unreachable("nobody"),
                        Backoff.standard(new Random(1)));
        Policy policy = new Policy(0, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ZERO);
        Watch watch =
                new Watch(
                        new Judge(policy),
                        jobs,
                        new Reporter(new Reports(outbox, notStarted), HOST, Clock.systemUTC()),
                        new Remembered(folder),
                        () -> nanos);
        watch.adopt(List.of(UNIT));
        return watch;
    }

    private Jobs jobs() {
        return new Jobs(new CommandRunner(Duration.ofSeconds(5), folder.resolve("output")), 1);
    }

    private static Notification other() {
        return new Notification(
                NotificationType.PROCESS,
                HOST,
                Instant.parse("2026-11-25T09:00:00Z"),
                new ProcessPayload(HostEvent.STOPPED, "other"));
    }

    private static List<String> names(Outbox outbox) {
        return outbox.entries().stream()
                .map(entry -> (ProcessPayload) entry.notification().payload())
                .map(ProcessPayload::processName)
                .toList();
    }
}
