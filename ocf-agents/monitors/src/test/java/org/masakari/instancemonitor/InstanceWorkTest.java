package org.masakari.instancemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.instancemonitor.judge.Judge;
import org.masakari.instancemonitor.judge.Policy;
import org.masakari.instancemonitor.state.StateFile;
import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.ListedDomain;
import org.masakari.protocol.HostName;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.outbox.Added;
import org.masakari.protocol.outbox.Outbox;
import org.masakari.protocol.outbox.OutboxEntry;

class InstanceWorkTest {
    private static final Duration AT_ONCE = Duration.ofNanos(1);
    private static final Duration AWAY_AT_MOST = Duration.ofMinutes(5);
    private static final int RUNNING = 1;
    private static final int SHUTOFF = 5;
    private static final int CRASHED = 3;

    @TempDir Path folder;
    private final Inbox inbox = new Inbox();
    private long nanos;
    private Outbox outbox;
    private InstanceWork work;

    @BeforeEach
    void start() {
        outbox = Outboxes.open(folder, 1000);
        work = work("this boot");
    }

    @Test
    void isAwaitingLibvirtUntilItWasSeenOnce() throws InterruptedException {
        Optional<String> before = work.awaited();

        see(List.of());

        assertThat(before).hasValue("libvirt: connecting to it");
        assertThat(work.awaited()).isEmpty();
    }

    @Test
    void aCrashIsOnDiskWhenItsTurnIsOver() throws InterruptedException {
        see(all(1, RUNNING, 1));

        crash(0);
        turn();

        assertThat(Outboxes.instances(outbox)).containsExactly(id(0).toString());
    }

    @Test
    void ofFiveHundredInstancesAHundredThatCrashAtOnceAreEachReportedOnce()
            throws InterruptedException {
        see(all(500, RUNNING, 1));

        LongStream.range(200, 300).forEach(this::crash);
        turn();
        List<ListedDomain> after = new ArrayList<>(all(500, RUNNING, 1));
        LongStream.range(200, 300).forEach(i -> after.set((int) i, domain(i, SHUTOFF, CRASHED)));
        see(after);

        assertThat(Outboxes.instances(outbox))
                .containsExactlyElementsOf(
                        LongStream.range(200, 300).mapToObj(i -> id(i).toString()).toList());
        assertThat(work.status()).isEqualTo("400 instances run");
    }

    @Test
    void whatCrashedWhileNoMonitorRanIsReportedOnceByTheNextOne() throws InterruptedException {
        see(all(3, RUNNING, 1));

        work = work("this boot");
        see(List.of(domain(0, RUNNING, 1), domain(1, SHUTOFF, CRASHED), domain(2, SHUTOFF, 2)));
        work = work("this boot");
        see(List.of(domain(0, RUNNING, 1), domain(1, SHUTOFF, CRASHED), domain(2, SHUTOFF, 2)));

        assertThat(Outboxes.instances(outbox)).containsExactly(id(1).toString());
    }

    @Test
    void whatRanBeforeTheHostWasBootedHasNotCrashed() throws InterruptedException {
        see(all(1, RUNNING, 1));

        work = work("the next boot");
        see(all(1, SHUTOFF, CRASHED));

        assertThat(Outboxes.instances(outbox)).isEmpty();
    }

    @Test
    void aReportThatDoesNotFitIsMadeWithALaterList() throws InterruptedException {
        outbox = Outboxes.open(folder.resolve("small"), 1);
        work = work("this boot");
        see(all(2, RUNNING, 1));
        OutboxEntry other = stored(Notifications.crashed(id(9)));
        crash(0);
        turn();
        List<String> whileFull = Outboxes.instances(outbox);

        outbox.delivered(other);
        see(List.of(domain(0, SHUTOFF, CRASHED), domain(1, RUNNING, 1)));

        assertThat(whileFull).containsExactly(id(9).toString());
        assertThat(Outboxes.instances(outbox)).containsExactly(id(0).toString());
    }

    @Test
    void saysThatItDoesNotWatchWhileLibvirtIsAway() throws InterruptedException {
        see(all(1, RUNNING, 1));

        inbox.lost("libvirtd has gone");
        nanos = Duration.ofSeconds(90).toNanos();

        assertThat(work.trouble()).isEmpty();
        assertThat(work.status())
                .isEqualTo(
                        "NOT WATCHING, libvirt not seen for 90 s: libvirtd has gone; connecting to"
                                + " it");
    }

    @Test
    void isInTroubleWhenLibvirtStaysAway() throws InterruptedException {
        see(all(1, RUNNING, 1));

        inbox.lost("libvirtd has gone");
        nanos = AWAY_AT_MOST.plusSeconds(1).toNanos();

        assertThat(work.trouble())
                .hasValue("libvirt was not seen for 301 s: libvirtd has gone; connecting to it");
    }

    @Test
    void aListThatNeverReturnsIsTroubleThoughNobodyTellsOfALoss() throws InterruptedException {
        see(all(1, RUNNING, 1));

        nanos = AWAY_AT_MOST.plusSeconds(1).toNanos();

        assertThat(work.trouble()).isPresent();
    }

    @Test
    void isWellAgainOnceLibvirtIsSeenAgain() throws InterruptedException {
        see(all(1, RUNNING, 1));
        inbox.lost("libvirtd has gone");
        nanos = AWAY_AT_MOST.plusSeconds(1).toNanos();

        see(all(1, RUNNING, 1));

        assertThat(work.trouble()).isEmpty();
        assertThat(work.status()).isEqualTo("1 instances run");
    }

    private InstanceWork work(String boot) {
        Watch watch =
                new Watch(
                        new Judge(Policy.CRASHES),
                        new Reporter(Outboxes.reports(outbox), new HostName("compute1")),
                        new StateFile(folder, boot),
                        Clock.systemUTC());
        return new InstanceWork(watch, inbox, new Connecting(), AWAY_AT_MOST, () -> nanos);
    }

    private void see(List<ListedDomain> domains) throws InterruptedException {
        inbox.listed(domains, System.nanoTime());
        turn();
    }

    private void turn() throws InterruptedException {
        work.turn(AT_ONCE);
    }

    private void crash(long number) {
        inbox.event(new DomainEvent.Lifecycle(id(number), 5, 5));
    }

    private OutboxEntry stored(Notification notification) {
        return ((Added.Stored) outbox.add(notification)).entry();
    }

    private static List<ListedDomain> all(int count, int state, int reason) {
        return LongStream.range(0, count).mapToObj(i -> domain(i, state, reason)).toList();
    }

    private static ListedDomain domain(long number, int state, int reason) {
        return new ListedDomain(id(number), "instance-" + number, state, reason);
    }

    private static UUID id(long number) {
        return new UUID(1, number);
    }

    private static final class Connecting implements Listeners {
        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public String doing() {
            return "connecting to it";
        }
    }
}
