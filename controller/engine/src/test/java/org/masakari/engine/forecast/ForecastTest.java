package org.masakari.engine.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.incident.HostSituation;
import org.masakari.engine.incident.OpenIncident;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Capacities;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.ComputeView;
import org.masakari.engine.port.HostCapacity;
import org.masakari.engine.port.HostCapacity.Stock;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Prospects.Prospect;
import org.masakari.engine.port.ResourceClass;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.api.PlanDocument.Verdict;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

class ForecastTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final HostName HOST = new HostName("compute1");
    private static final HostName OTHER = new HostName("compute2");
    private static final HostName RESERVE = new HostName("compute8");
    private static final ComputeService UP = new ComputeService(true, null, true, false, NOW);
    private static final ComputeService DISABLED =
            new ComputeService(false, "reserve", true, false, NOW);
    private static final OpenIncident FAILED = new OpenIncident(Set.of("op"), null, true, false);
    private static final OpenIncident RETURNING =
            new OpenIncident(Set.of("op"), NOW.minusSeconds(60), false, true);

    private final Cloud cloud = new Cloud();
    private RecoveryMethod method = RecoveryMethod.AUTO;
    private Policy policy = Policy.DEFAULT;
    private Duration uptime = Duration.ofHours(1);
    private @Nullable OpenIncident incident;
    private SegmentState state = state(true, false, false, 0);

    /** A Nova and a Placement that tell what the test says. */
    private static final class Cloud implements ComputeView, Capacities {
        private final Map<HostName, ComputeService> services =
                new TreeMap<>(Map.of(HOST, UP, OTHER, UP, RESERVE, DISABLED));
        private final List<Server> servers = new ArrayList<>();
        private Outcome<Map<HostName, HostCapacity>> free =
                new Outcome.Done<>(Map.of(OTHER, capacity(4), RESERVE, capacity(4)));

        private static HostCapacity capacity(long vcpus) {
            return new HostCapacity(Map.of(ResourceClass.VCPU, new Stock(vcpus, 16)));
        }

        @Override
        public Outcome<Map<HostName, ComputeService>> services() {
            return new Outcome.Done<>(services);
        }

        @Override
        public Outcome<List<Server>> serversOn(HostName host) {
            return new Outcome.Done<>(servers);
        }

        @Override
        public Outcome<List<Migration>> evacuationsFrom(HostName host, long after) {
            return new Outcome.Done<>(List.of());
        }

        @Override
        public Outcome<Map<HostName, HostCapacity>> free(Collection<HostName> hosts) {
            return free.map(
                    all -> {
                        Map<HostName, HostCapacity> asked = new TreeMap<>(all);
                        asked.keySet().retainAll(hosts);
                        return asked;
                    });
        }

        @Override
        public Outcome<Map<HostName, String>> zones() {
            return new Outcome.Done<>(Map.of());
        }

        @Override
        public Outcome<Map<String, Set<HostName>>> hostsOf(Collection<ServerGroup> groups) {
            return new Outcome.Done<>(Map.of());
        }
    }

    private static SegmentState state(
            boolean enabled, boolean onMaintenance, boolean paused, int failed) {
        Pause pause = paused ? new Pause("rack1", "alice", "moving cables", NOW) : null;
        return new SegmentState("rack1", enabled, onMaintenance, pause, failed, 4, false);
    }

    private Prospect prospect() {
        UUID id = new UUID(0, 1);
        SegmentDocument segment =
                new SegmentDocument(
                        1, id, "rack1", null, "compute", method, true, false, false, NOW, null,
                        false, null);
        HostDocument host =
                new HostDocument(
                        1, id, HOST, "compute", "none", false, false, null, id, segment, NOW, null,
                        false, null);
        HostSituation situation =
                new HostSituation(
                        state.enabled(),
                        state.onMaintenance(),
                        incident,
                        null,
                        false,
                        false,
                        false);
        return new Prospect(
                host, List.of(OTHER, RESERVE), List.of(RESERVE), situation, state, uptime);
    }

    private Forecast forecast() {
        return new Forecast(
                (host, since) -> host.equals(HOST) ? Optional.of(prospect()) : Optional.empty(),
                cloud,
                cloud,
                policy,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private PlanDocument plan() {
        return ((Forecast.Made) forecast().of(HOST)).plan();
    }

    private void server(int number, String vmState, Map<String, String> metadata) {
        cloud.servers.add(
                new Server(
                        InstanceId.of("00000000-0000-0000-0000-00000000000" + number),
                        "vm-" + number,
                        HOST,
                        InstanceState.resting(vmState),
                        new Traits(
                                "",
                                "m1",
                                Map.of(),
                                metadata,
                                false,
                                Set.of(),
                                Map.of(ResourceClass.VCPU, 2L))));
    }

    @Test
    void tellsOfEachInstanceInTheOrderOfItsPriority() {
        server(1, "active", Map.of());
        server(2, "active", Map.of("HA-Enabled", "OFF"));
        server(3, "active", Map.of("masakari:priority", "900"));

        List<PlanDocument.Instance> instances = plan().instances();

        assertThat(instances)
                .extracting(PlanDocument.Instance::name)
                .containsExactly("vm-3", "vm-1", "vm-2");
        assertThat(instances)
                .extracting(PlanDocument.Instance::verdict)
                .containsExactly(Verdict.MOVES, Verdict.MOVES, Verdict.STAYS);
        assertThat(instances.get(0).priority()).isEqualTo(900);
        assertThat(instances.get(0).destination()).isEqualTo(OTHER);
        assertThat(instances.get(2).reason()).isEqualTo("its metadata says HA-Enabled=OFF");
    }

    @ParameterizedTest(name = "canary={0}: marked {1}")
    @CsvSource({"true, true", "True, true", "TRUE, true", "yes, false", "1, false", "'', false"})
    void marksAnInstanceByMetadataThatIsTrueAndByNothingElse(String value, boolean marked) {
        server(1, "active", Map.of("canary", value, "password", "secret"));

        assertThat(plan().instances().get(0).marks())
                .isEqualTo(marked ? Set.of("canary") : Set.of());
    }

    @Test
    void plansForAHostThatAnOperatorHasDisabledAsForAnyOther() {
        cloud.services.put(HOST, DISABLED);
        server(1, "active", Map.of());

        PlanDocument plan = plan();

        assertThat(plan.gates()).isEmpty();
        assertThat(plan.instances().get(0).destination()).isEqualTo(OTHER);
    }

    @Test
    void tellsWhatFindsNoRoom() {
        server(1, "active", Map.of());
        server(2, "active", Map.of());
        server(3, "active", Map.of());

        PlanDocument plan = plan();

        assertThat(plan.instances())
                .extracting(PlanDocument.Instance::verdict)
                .containsExactly(Verdict.MOVES, Verdict.MOVES, Verdict.FAILS);
        assertThat(plan.instances().get(2).reason())
                .isEqualTo("no room for 2 VCPU: compute2 has 0 VCPU left");
        assertThat(plan.hosts())
                .containsExactly(
                        new PlanDocument.Host(
                                OTHER, null, false, Map.of("VCPU", 4L), Map.of("VCPU", 0L)));
    }

    @Test
    void claimsAReservedHostThatIsUp() {
        method = RecoveryMethod.RESERVED_HOST;
        server(1, "active", Map.of());

        PlanDocument plan = plan();

        assertThat(plan.reservedHosts()).containsExactly(RESERVE);
        assertThat(plan.instances().get(0).target()).isEqualTo("compute8");
        assertThat(plan.instances().get(0).destination()).isEqualTo(RESERVE);
    }

    @Test
    void claimsNoReservedHostWhoseNovaComputeIsDown() {
        method = RecoveryMethod.RESERVED_HOST;
        cloud.services.put(RESERVE, new ComputeService(false, "reserve", false, false, NOW));
        server(1, "active", Map.of());

        PlanDocument plan = plan();

        assertThat(plan.reservedHosts()).isEmpty();
        assertThat(plan.instances().get(0).verdict()).isEqualTo(Verdict.FAILS);
        assertThat(plan.instances().get(0).reason()).contains("no reserved host is left");
    }

    @Test
    void putsNothingOnAHostThatIsDisabledOrDown() {
        cloud.services.put(OTHER, DISABLED);
        server(1, "active", Map.of());

        assertThat(plan().instances().get(0).reason())
                .isEqualTo("no other host of segment rack1 is enabled and up");
    }

    @Test
    void statesThatPlacementCannotBeAsked() {
        cloud.free = new Outcome.Refused<>("Placement answered 403");
        server(1, "active", Map.of());

        PlanDocument plan = plan();

        assertThat(plan.instances().get(0).verdict()).isEqualTo(Verdict.MOVES);
        assertThat(plan.instances().get(0).destination()).isNull();
        assertThat(plan.notJudged()).contains("free vCPU, memory and disk: Placement answered 403");
    }

    @ParameterizedTest(
            name = "enabled {0}, maintenance {1}, paused {2}, {3} of 4 others failed: {4}")
    @CsvSource({
        "true, false, false, 0, ''",
        "true, false, false, 1, ''",
        "true, false, false, 2, threshold",
        "true, false, true, 0, pause",
        "true, true, false, 0, maintenance maintenance",
        "false, false, false, 0, segment segment",
        "false, true, true, 3, maintenance pause maintenance segment threshold",
    })
    void tellsEachGateThatHolds(
            boolean enabled, boolean onMaintenance, boolean paused, int failed, String gates) {
        state = state(enabled, onMaintenance, paused, failed);

        assertThat(String.join(" ", plan().gates().stream().map(PlanDocument.Gate::gate).toList()))
                .isEqualTo(gates);
    }

    @Test
    void beginsNothingNewForAHostThatHasFailed() {
        incident = FAILED;

        assertThat(plan().gates())
                .singleElement()
                .satisfies(
                        gate -> {
                            assertThat(gate.gate()).isEqualTo("incident");
                            assertThat(gate.reason())
                                    .contains("masakari incident list --open --host compute1");
                        });
    }

    @Test
    void beginsAnewForAHostThatIsOnItsWayBack() {
        incident = RETURNING;

        assertThat(plan().gates()).isEmpty();
    }

    @ParameterizedTest(name = "accepted {0}, up for {1} s: told {2}")
    @CsvSource({"true, 59, true", "true, 60, false", "false, 5, false"})
    void tellsThatAPersonsWordWaitsForTheQuietPeriod(boolean accepted, long seconds, boolean told) {
        GatePolicy base = GatePolicy.DEFAULT;
        policy =
                Policy.DEFAULT.with(
                        new GatePolicy(
                                base.evidenceMaxAge(),
                                accepted,
                                base.failedShareAtMost(),
                                base.failedAtMost(),
                                base.failureWindow(),
                                base.quietPeriod(),
                                base.recheck()));
        uptime = Duration.ofSeconds(seconds);

        assertThat(plan().notJudged().stream().anyMatch(each -> each.contains("quiet_period")))
                .isEqualTo(told);
    }

    @Test
    void knowsNoHostOutsideOfSegments() {
        assertThat(forecast().of(OTHER)).isInstanceOf(Forecast.UnknownHost.class);
    }
}
