package org.masakari.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;
import org.masakari.nativelib.Availability;

/** Libvirt's real library, with the driver that it brings for tests: one domain, "test". */
class TestDriverIT {
    private static final String URI = "test:///default";

    private final BlockingQueue<List<ListedDomain>> lists = new LinkedBlockingQueue<>();
    private final BlockingQueue<DomainEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> losses = new LinkedBlockingQueue<>();
    private LibvirtWatch watch;
    private Connect other;

    @BeforeEach
    void watch() throws LibvirtException, InterruptedException {
        watch = start(URI);
        assertThat(lists.poll(10, TimeUnit.SECONDS)).isNotNull();
        other = new Connect(URI);
    }

    @AfterEach
    void end() throws LibvirtException {
        watch.close();
        other.close();
    }

    @Test
    void listsTheDomainsWithTheirStates() throws InterruptedException {
        List<ListedDomain> listed = lists.poll(10, TimeUnit.SECONDS);

        assertThat(listed)
                .extracting(ListedDomain::name, ListedDomain::state)
                .containsExactly(tuple("test", RunState.RUNNING));
    }

    @Test
    void hearsWhatBecomesOfADomain() throws LibvirtException, InterruptedException {
        UUID uuid = UUID.fromString(other.domainLookupByName("test").getUUIDString());

        other.domainLookupByName("test").suspend();
        other.domainLookupByName("test").resume();

        assertThat(List.of(event(), event()))
                .containsExactly(
                        new DomainEvent.Lifecycle(uuid, 3, 0),
                        new DomainEvent.Lifecycle(uuid, 4, 0));
        assertThat(watch.trouble()).isEmpty();
    }

    @Test
    void allItsEventsCanBeRegisteredWithThisLibvirt() throws LibvirtException {
        try (LibvirtConnection connection = LibvirtConnection.open(URI, true)) {
            connection.register(event -> {});

            assertThat(connection.registeredEvents()).isEqualTo(9);
        }
    }

    @Test
    void anAgentThatCannotBeAskedIsNotTakenForSilent() throws LibvirtException {
        try (LibvirtConnection connection = LibvirtConnection.open(URI, false)) {
            AgentAnswer answer =
                    connection.pingAgent(
                            UUID.fromString(other.domainLookupByName("test").getUUIDString()), 1);

            assertThat(answer).isInstanceOf(AgentAnswer.NotAsked.class);
        }
    }

    @Test
    void eachAgentIsAskedAgainAndAgain() throws LibvirtException, InterruptedException {
        UUID uuid = UUID.fromString(other.domainLookupByName("test").getUUIDString());
        BlockingQueue<UUID> asked = new LinkedBlockingQueue<>();

        try (AgentPinger pinger =
                AgentPinger.start(
                        new AgentPinger.Settings(URI, Duration.ofMillis(50), Duration.ofSeconds(1)),
                        () -> Set.of(uuid),
                        (domain, answer) -> asked.add(domain))) {
            assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo(uuid);
            assertThat(asked.poll(10, TimeUnit.SECONDS)).isEqualTo(uuid);
            assertThat(pinger.trouble()).isEmpty();
        }
    }

    @Test
    void aLibvirtdThatIsNotThereIsToldOnceAndLookedForAgain() throws InterruptedException {
        LibvirtWatch absent = start("qemu+unix:///system?socket=/nowhere");

        String why = losses.poll(10, TimeUnit.SECONDS);

        assertThat(why).contains("/nowhere");
        assertThat(losses.poll(1200, TimeUnit.MILLISECONDS)).isNull();
        assertThat(absent.trouble()).isEmpty();
        absent.close();
    }

    private DomainEvent event() throws InterruptedException {
        DomainEvent event = events.poll(10, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private LibvirtWatch start(String uri) {
        Availability<LibvirtWatch> started =
                LibvirtWatch.start(
                        new LibvirtWatch.Settings(uri, true, Duration.ofMillis(200)),
                        new LibvirtListener() {
                            @Override
                            public void event(DomainEvent event) {
                                events.add(event);
                            }

                            @Override
                            public void listed(List<ListedDomain> domains, long beganNanos) {
                                lists.add(domains);
                            }

                            @Override
                            public void lost(String why) {
                                losses.add(why);
                            }
                        });
        assertThat(started).isInstanceOf(Availability.Available.class);
        return ((Availability.Available<LibvirtWatch>) started).feature();
    }
}
