package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.pace.Allowance;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.segment.RecoveryMethod;

/** A host's recovery that is told one thing after the other, at times that the test chooses. */
final class HostScenario {
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    static final HostName HOST = new HostName("compute1");
    static final HostName ELSEWHERE = new HostName("compute2");
    static final HostName RESERVE = new HostName("compute8");
    static final HostName SECOND_RESERVE = new HostName("compute9");
    static final ComputeService ENABLED = new ComputeService(true, null, true, false, NOW);
    static final ComputeService DISABLED = new ComputeService(false, "x", false, true, NOW);
    static final SegmentState QUIET = new SegmentState("rack1", true, false, null, 1, 4, false);
    static final FencingEvidence EVIDENCE =
            new FencingEvidence(
                    HOST,
                    FencingAction.OFF,
                    "op",
                    NOW,
                    null,
                    null,
                    null,
                    EvidenceSource.FENCER,
                    "controller1");

    private final HostRecoveryMachine machine;
    private Instant now = NOW;
    private Allowance allowance = Allowance.of(4);
    private Decision last;

    private HostScenario(HostRecovery recovery, Policy policy) {
        this.machine = new HostRecoveryMachine(policy);
        this.last = Decision.none(recovery);
    }

    static HostScenario of(HostRecovery recovery) {
        return new HostScenario(recovery, Policy.DEFAULT);
    }

    static HostScenario received(RecoveryMethod method) {
        return received(new Mandate(method, false, EVIDENCE, null), Policy.DEFAULT);
    }

    static HostScenario received(RecoveryMethod method, Policy policy) {
        return received(new Mandate(method, false, EVIDENCE, null), policy);
    }

    static HostScenario received(Mandate mandate, Policy policy) {
        Header header = new Header(new RecoveryId(new UUID(0, 1)), HOST, NOW);
        return new HostScenario(HostRecovery.received(header, mandate), policy);
    }

    /** Forced down and disabled, but not surveyed yet. */
    static HostScenario quarantined(RecoveryMethod method) {
        return received(method).quarantined();
    }

    HostScenario quarantined() {
        return gated().tell(new Event.ForcedDown(1, new Outcome.Done<>(ENABLED)))
                .tell(new Event.Disabled(1, new Outcome.Done<>(DISABLED)));
    }

    /** Evacuating {@code count} active instances, the first four of them requested. */
    static HostScenario evacuating(int count) {
        return quarantined(RecoveryMethod.AUTO).tell(surveyed(count));
    }

    HostScenario gated() {
        return tell(new Event.Begun()).tell(gates(QUIET, EVIDENCE));
    }

    HostScenario tell(Event event) {
        last = machine.decide(recovery(), ofLatestCall(event), now, allowance);
        return this;
    }

    /** What these tests tell as an answer is the answer to the latest call. */
    private Event ofLatestCall(Event event) {
        return event instanceof Event.EvacuateAnswered answer
                ? new Event.EvacuateAnswered(
                        answer.instance(),
                        recovery().moves().stream()
                                .filter(move -> move.instance().equals(answer.instance()))
                                .mapToInt(move -> move.attempt().number())
                                .max()
                                .orElse(1),
                        answer.outcome())
                : event;
    }

    HostScenario after(Duration time) {
        now = now.plus(time);
        return this;
    }

    HostScenario allowing(Allowance changed) {
        allowance = changed;
        return this;
    }

    Instant now() {
        return now;
    }

    HostRecovery recovery() {
        return (HostRecovery) last.next();
    }

    Phase phase() {
        return recovery().phase();
    }

    VmMove move(int number) {
        return recovery().moves().stream()
                .filter(m -> m.instance().equals(id(number)))
                .findFirst()
                .orElseThrow();
    }

    List<Effect> effects() {
        return last.effects();
    }

    boolean mayWait() {
        return last.mayWait();
    }

    List<String> texts() {
        return last.steps().stream().map(Step::text).toList();
    }

    <T extends Effect> List<T> effects(Class<T> kind) {
        return last.effects().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Effect.Evacuate> evacuateCalls() {
        return effects(Effect.Evacuate.class);
    }

    /** The evacuation of instance {@code number} was accepted. */
    HostScenario accepted(int number) {
        return tell(answered(number, new Outcome.Done<>("req")));
    }

    /** Nova's migrations as they are now. */
    HostScenario watching(Migration... seen) {
        return tell(new Event.Watched(now, new Outcome.Done<>(List.of(seen))));
    }

    static Event gates(SegmentState state, FencingEvidence... evidence) {
        return new Event.GatesChecked(
                new GateView(List.of(evidence), null, state, Duration.ofHours(1)));
    }

    static InstanceId id(int number) {
        return new InstanceId(new UUID(7, number));
    }

    static Server server(int number, @Nullable HostName host, String vm, @Nullable String task) {
        InstanceState state = new InstanceState(vm, task, !vm.equals("stopped"));
        return new Server(id(number), "vm-" + number, host, state, Traits.NONE);
    }

    static Event surveyed(int count) {
        Server[] servers =
                IntStream.range(0, count)
                        .mapToObj(i -> server(i, HOST, "active", null))
                        .toArray(Server[]::new);
        return surveyed(List.of(migration(99, 100, ELSEWHERE, "completed")), servers);
    }

    static Event surveyed(List<Migration> migrations, Server... servers) {
        return new Event.Surveyed(
                1, new Outcome.Done<>(new Event.Survey(List.of(servers), migrations)));
    }

    static Event answered(int number, Outcome<String> outcome) {
        return new Event.EvacuateAnswered(id(number), 1, outcome);
    }

    static Migration migration(int instance, long number, @Nullable HostName to, String status) {
        return new Migration(number, "m" + number, id(instance), to, status);
    }

    static Event verified(Server... servers) {
        return new Event.Verified(new Outcome.Done<>(Arrays.asList(servers)));
    }

    static Event reserve(HostName host, String... aggregates) {
        return new Event.ReserveTaken(
                1,
                new Outcome.Done<>(Optional.of(new Event.TakenReserve(host, Set.of(aggregates)))));
    }

    static Event noReserve() {
        return new Event.ReserveTaken(1, new Outcome.Done<>(Optional.empty()));
    }

    static Event enabled(HostName host) {
        return new Event.ReserveEnabled(host, 1, new Outcome.Done<>(ENABLED));
    }

    static Event givenBack(HostName host) {
        return new Event.ReserveGivenBack(host, 1, new Outcome.Done<>(DISABLED));
    }
}
