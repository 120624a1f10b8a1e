package org.masakari.instancemonitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.masakari.instancemonitor.judge.Judge;
import org.masakari.instancemonitor.judge.Policy;
import org.masakari.instancemonitor.state.StateFile;
import org.masakari.libvirt.AgentAnswer;
import org.masakari.libvirt.AgentPinger;
import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.LibvirtListener;
import org.masakari.libvirt.LibvirtWatch;
import org.masakari.libvirt.ListedDomain;
import org.masakari.nativelib.Availability;
import org.masakari.protocol.HostName;
import org.masakari.protocol.outbox.Outbox;

/** All of the instancemonitor but its process, at a real libvirtd, with an outbox to look into. */
final class Monitored implements AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Policy ALL = new Policy(true, true, false, 2);

    private final Inbox inbox = new Inbox();
    private final BlockingQueue<DomainEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<AgentAnswer> answers = new LinkedBlockingQueue<>();
    private final String uri;
    private final LibvirtWatch libvirt;
    private final Outbox outbox;
    private final InstanceWork work;
    private @Nullable AgentPinger pinger;

    /** Remembers, and reports, in {@code folder}. */
    Monitored(String uri, Path folder) throws InterruptedException {
        this.uri = uri;
        outbox = Outboxes.open(folder, 1000);
        Watch watch =
                new Watch(
                        new Judge(ALL),
                        new Reporter(Outboxes.reports(outbox), new HostName("compute1")),
                        new StateFile(folder, "boot"),
                        Clock.systemUTC());
        libvirt = start(new LibvirtWatch.Settings(uri, true, Duration.ofSeconds(30)));
        work = new InstanceWork(watch, inbox, threads(), Duration.ofMinutes(5), System::nanoTime);
        await(() -> work.awaited().isEmpty(), "libvirt is seen");
    }

    private LibvirtWatch start(LibvirtWatch.Settings settings) {
        Availability<LibvirtWatch> started = LibvirtWatch.start(settings, listener());
        assertThat(started).isInstanceOf(Availability.Available.class);
        return ((Availability.Available<LibvirtWatch>) started).feature();
    }

    private LibvirtListener listener() {
        return new LibvirtListener() {
            @Override
            public void event(DomainEvent event) {
                events.add(event);
                inbox.event(event);
            }

            @Override
            public void listed(List<ListedDomain> domains, long beganNanos) {
                inbox.listed(domains, beganNanos);
            }

            @Override
            public void lost(String why) {
                inbox.lost(why);
            }
        };
    }

    /** Asks the guests' agents from here on. */
    void askAgents() {
        AgentPinger.Settings settings =
                new AgentPinger.Settings(uri, Duration.ofMillis(200), Duration.ofSeconds(1));
        pinger =
                AgentPinger.start(
                        settings,
                        work::active,
                        (domain, answer) -> {
                            answers.add(answer);
                            inbox.asked(domain, answer);
                        });
    }

    private Listeners threads() {
        return new Listeners() {
            @Override
            public Optional<String> trouble() {
                return libvirt.trouble();
            }

            @Override
            public String doing() {
                return libvirt.doing();
            }
        };
    }

    /** Works until {@code condition} holds; fails if it does not soon. */
    void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + "; heard " + events).isLessThan(deadline);
            work.turn(TURN);
        }
    }

    void awaitRunning(UUID instance) throws InterruptedException {
        await(() -> work.active().contains(instance), "it runs");
    }

    void awaitEnded(UUID instance) throws InterruptedException {
        await(() -> !work.active().contains(instance), "it has ended");
    }

    void awaitReport() throws InterruptedException {
        await(() -> !outbox.entries().isEmpty(), "a report");
    }

    void awaitAway() throws InterruptedException {
        await(() -> work.status().startsWith("NOT WATCHING"), "the loss of libvirtd is noticed");
    }

    void awaitBack() throws InterruptedException {
        await(() -> !work.status().startsWith("NOT WATCHING"), "libvirtd is found again");
    }

    void awaitEvent(Class<? extends DomainEvent> type) throws InterruptedException {
        await(() -> events.stream().anyMatch(type::isInstance), type.getSimpleName());
    }

    /** So many more answers of that kind, since now. */
    void awaitAnswers(int count, Class<? extends AgentAnswer> type) throws InterruptedException {
        answers.clear();
        await(
                () -> answers.stream().filter(type::isInstance).count() >= count,
                count + " times " + type.getSimpleName());
    }

    /** The events of that kind so far. */
    <E extends DomainEvent> List<E> heard(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What was reported, in its order: {@code EVENT VIR_DOMAIN_EVENT UUID}. */
    List<String> reported() {
        return Outboxes.described(outbox);
    }

    @Override
    public void close() {
        if (pinger != null) {
            pinger.close();
        }
        libvirt.close();
    }
}
