package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.masakari.engine.gate.SegmentLoad;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.segment.RecoveryMethod;

class HostRecoveryMachineTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final HostName HOST = new HostName("compute1");
    private static final HostName RESERVE = new HostName("compute9");
    private static final ComputeService ENABLED = new ComputeService(true, null, true, false);
    private static final ComputeService DISABLED = new ComputeService(false, "x", false, true);

    private final HostRecoveryMachine machine = new HostRecoveryMachine(Policy.DEFAULT);
    private Instant now = NOW;
    private Decision last = Decision.none(received(RecoveryMethod.AUTO, true));

    private static HostRecovery received(RecoveryMethod method, boolean proven) {
        FencingEvidence evidence =
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
        return HostRecovery.received(
                new Header(new RecoveryId(new UUID(0, 1)), HOST, method, NOW),
                proven ? evidence : null);
    }

    private HostRecovery recovery() {
        return (HostRecovery) last.next();
    }

    private HostRecoveryMachineTest tell(Event event) {
        last = machine.decide(recovery(), event, now);
        return this;
    }

    private HostRecoveryMachineTest after(Duration time) {
        now = now.plus(time);
        return this;
    }

    private HostRecoveryMachineTest given(RecoveryMethod method) {
        last = Decision.none(received(method, true));
        return begun().tell(new Event.ForcedDown(1, new Outcome.Done<>(ENABLED)))
                .tell(new Event.Disabled(1, new Outcome.Done<>(DISABLED)));
    }

    private HostRecoveryMachineTest begun() {
        return tell(new Event.Begun()).tell(new Event.LoadChecked(new SegmentLoad(1, 4)));
    }

    private static InstanceId id(int number) {
        return new InstanceId(new UUID(7, number));
    }

    private static Event surveyed(int count) {
        List<Server> servers =
                IntStream.range(0, count)
                        .mapToObj(i -> new Server(id(i), "vm-" + i, HOST, "active", null))
                        .toList();
        return new Event.Surveyed(1, new Outcome.Done<>(new Event.Survey(servers, 100)));
    }

    private static Event answered(int number, Outcome<String> outcome) {
        return new Event.EvacuateAnswered(id(number), outcome);
    }

    private Event watched(int number, long migration, @Nullable HostName target, String status) {
        return new Event.Watched(
                now,
                new Outcome.Done<>(
                        List.of(
                                new Migration(
                                        migration, "m" + migration, id(number), target, status))));
    }

    private Event nothingSeen() {
        return new Event.Watched(now, new Outcome.Done<>(List.of()));
    }

    private VmMove move(int number) {
        return recovery().moves().stream()
                .filter(m -> m.instance().equals(id(number)))
                .findFirst()
                .orElseThrow();
    }

    private List<Effect.Evacuate> evacuateCalls() {
        return last.effects().stream()
                .filter(Effect.Evacuate.class::isInstance)
                .map(Effect.Evacuate.class::cast)
                .toList();
    }

    @Test
    void makesNoCallWithoutEvidence() {
        last = Decision.none(received(RecoveryMethod.AUTO, false));

        tell(new Event.Begun());

        assertThat(recovery().phase()).isEqualTo(Phase.HELD);
        assertThat(last.effects()).isEmpty();
    }

    @Test
    void looksAtTheSegmentBeforeTheFirstCall() {
        tell(new Event.Begun());

        assertThat(recovery().phase()).isEqualTo(Phase.RECEIVED);
        assertThat(last.effects())
                .containsExactly(new Effect.CheckLoad(HOST, NOW.minus(Duration.ofHours(1))));
    }

    @Test
    void holdsWhenTooMuchOfTheSegmentHasFailed() {
        tell(new Event.Begun()).tell(new Event.LoadChecked(new SegmentLoad(3, 4)));

        assertThat(recovery().phase()).isEqualTo(Phase.HELD);
        assertThat(recovery().reason()).contains("3 of the segment's 4 hosts");
        assertThat(last.effects()).isEmpty();
    }

    @Test
    void goesOnInSpiteOfTheGatesWhenAnOperatorApproves() {
        Approval approval = new Approval("alice", "checked the rack", NOW);
        HostRecovery held = received(RecoveryMethod.AUTO, false);
        last = Decision.none(HostRecovery.approved(held.header(), null, approval));

        tell(new Event.Begun());

        assertThat(last.effects()).containsExactly(new Effect.ForceDown(HOST, 1));
        assertThat(last.steps().get(0).text()).contains("alice").contains("checked the rack");
    }

    @Test
    void forcesDownBeforeItDisables() {
        begun();
        List<Effect> first = last.effects();
        tell(new Event.ForcedDown(1, new Outcome.Done<>(ENABLED)));

        assertThat(first).containsExactly(new Effect.ForceDown(HOST, 1));
        assertThat(last.effects()).hasSize(2).last().isEqualTo(new Effect.Survey(HOST, 1));
        assertThat(last.effects().get(0)).isInstanceOf(Effect.Disable.class);
    }

    @Test
    void doesNotDisableWhatAnOperatorHadDisabled() {
        begun().tell(new Event.ForcedDown(1, new Outcome.Done<>(DISABLED)));

        assertThat(last.effects()).containsExactly(new Effect.Survey(HOST, 1));
        assertThat(recovery().quarantine().ours()).isFalse();
    }

    @Test
    void triesToForceDownAgainWithoutAnAnswer() {
        begun().tell(new Event.ForcedDown(1, new Outcome.Unknown<>("time-out")));

        assertThat(recovery().phase()).isEqualTo(Phase.GATED);
        assertThat(last.effects())
                .containsExactly(
                        new Effect.Later(Duration.ofMillis(100), new Effect.ForceDown(HOST, 2)));
    }

    @Test
    void failsWithNovasReasonWhenItRefusesToForceDown() {
        begun().tell(new Event.ForcedDown(1, new Outcome.Refused<>("unknown")));

        assertThat(recovery().phase()).isEqualTo(Phase.FAILED);
        assertThat(recovery().reason()).contains("unknown");
    }

    @Test
    void isRecoveredAtOnceWhenTheHostWasEmpty() {
        given(RecoveryMethod.AUTO).tell(surveyed(0)).tell(verified());

        assertThat(recovery().phase()).isEqualTo(Phase.RECOVERED);
    }

    private static Event verified(Server... servers) {
        return new Event.Verified(new Outcome.Done<>(List.of(servers)));
    }

    @Test
    void keepsFourInFlight() {
        given(RecoveryMethod.AUTO).tell(surveyed(10));

        assertThat(evacuateCalls()).hasSize(4);
        assertThat(recovery().count(m -> m.status() == MoveStatus.REQUESTED)).isEqualTo(4);
    }

    @Test
    void journalsTheIntentOfACallInTheSameDecisionThatAsksForIt() {
        given(RecoveryMethod.AUTO).tell(surveyed(1));

        assertThat(move(0).status()).isEqualTo(MoveStatus.REQUESTED);
        assertThat(move(0).attempt().number()).isEqualTo(1);
        assertThat(move(0).attempt().at()).isEqualTo(now);
    }

    @Test
    void fillsAPlaceOnlyWhenAMoveHasArrived() {
        given(RecoveryMethod.AUTO).tell(surveyed(5)).tell(answered(0, new Outcome.Done<>("req")));
        List<Effect.Evacuate> whileUnderWay = evacuateCalls();
        tell(watched(0, 101, RESERVE, "done"));

        assertThat(whileUnderWay).isEmpty();
        assertThat(evacuateCalls()).containsExactly(new Effect.Evacuate(id(4), null));
    }

    @Test
    void doesNotTakeAnOldMigrationForThisMove() {
        given(RecoveryMethod.AUTO)
                .tell(surveyed(1))
                .tell(answered(0, new Outcome.Done<>("req")))
                .tell(watched(0, 100, RESERVE, "done"));

        assertThat(move(0).status()).isEqualTo(MoveStatus.ACCEPTED);
        assertThat(move(0).migration()).isNull();
    }

    @Test
    void looksBeforeItRepeatsACallThatGotNoAnswer() {
        given(RecoveryMethod.AUTO)
                .tell(surveyed(1))
                .tell(answered(0, new Outcome.Unknown<>("time-out")))
                .after(Duration.ofSeconds(2))
                .tell(nothingSeen());

        assertThat(move(0).status()).isEqualTo(MoveStatus.UNKNOWN);
        assertThat(evacuateCalls()).isEmpty();
    }

    @Test
    void findsTheEvacuationOfACallThatGotNoAnswer() {
        given(RecoveryMethod.AUTO)
                .tell(surveyed(1))
                .tell(answered(0, new Outcome.Unknown<>("time-out")))
                .tell(watched(0, 101, null, "accepted"));

        assertThat(move(0).status()).isEqualTo(MoveStatus.ACCEPTED);
    }

    @Test
    void repeatsACallThatLeftNoTrace() {
        given(RecoveryMethod.AUTO)
                .tell(surveyed(1))
                .tell(answered(0, new Outcome.Unknown<>("time-out")))
                .after(Duration.ofSeconds(11))
                .tell(nothingSeen())
                .after(Policy.DEFAULT.retryDelay())
                .tell(new Event.Woken());

        assertThat(evacuateCalls()).hasSize(1);
        assertThat(move(0).attempt().number()).isEqualTo(2);
    }

    @Test
    void doesNotRepeatACallThatMayStillBeMadeAfterAnInterruption() {
        given(RecoveryMethod.AUTO).tell(surveyed(1)).tell(new Event.Begun());

        assertThat(move(0).status()).isEqualTo(MoveStatus.UNKNOWN);
        assertThat(last.effects()).containsExactly(new Effect.Watch(HOST, 100));
    }

    @Test
    void doesNotCountACallThatNovaCouldNotTake() {
        given(RecoveryMethod.AUTO)
                .tell(surveyed(1))
                .tell(answered(0, new Outcome.Unavailable<>("503", Duration.ofSeconds(3))));

        assertThat(move(0).status()).isEqualTo(MoveStatus.PENDING);
        assertThat(move(0).attempt().number()).isZero();
        assertThat(move(0).attempt().notBefore()).isEqualTo(now.plusSeconds(3));
    }

    @Test
    void givesUpAMoveThatNovaRefusesEachTime() {
        given(RecoveryMethod.AUTO).tell(surveyed(1));
        for (int attempt = 1; attempt <= 3; attempt++) {
            tell(answered(0, new Outcome.Refused<>("no")))
                    .after(Policy.DEFAULT.retryDelay())
                    .tell(new Event.Woken());
        }
        tell(verified());

        assertThat(move(0).status()).isEqualTo(MoveStatus.FAILED);
        assertThat(move(0).reason()).contains("no");
        assertThat(recovery().phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void triesAgainAfterAnEvacuationThatNovaGaveUpAndIgnoresItsOldRecord() {
        given(RecoveryMethod.AUTO)
                .tell(surveyed(1))
                .tell(answered(0, new Outcome.Done<>("req")))
                .tell(watched(0, 101, null, "error"))
                .after(Policy.DEFAULT.retryDelay())
                .tell(new Event.Woken());
        List<Effect.Evacuate> second = evacuateCalls();
        tell(watched(0, 101, null, "error"));

        assertThat(second).hasSize(1);
        assertThat(move(0).status()).isEqualTo(MoveStatus.REQUESTED);
    }

    @Test
    void failsAMoveThatTakesTooLong() {
        given(RecoveryMethod.AUTO)
                .tell(surveyed(1))
                .tell(answered(0, new Outcome.Done<>("req")))
                .tell(watched(0, 101, RESERVE, "pre-migrating"))
                .after(Duration.ofSeconds(301))
                .tell(nothingSeen());

        assertThat(move(0).status()).isEqualTo(MoveStatus.FAILED);
        assertThat(move(0).reason()).contains("m101 is pre-migrating");
    }

    @Test
    void failsWhatHasNotHadItsTurnWhenTheTimeIsUpThoughNovaNeverAnswered() {
        given(RecoveryMethod.AUTO)
                .tell(surveyed(1))
                .tell(answered(0, new Outcome.Unavailable<>("503", Duration.ofSeconds(1))))
                .after(Policy.DEFAULT.recoveryTimeout())
                .tell(new Event.Woken())
                .tell(verified());

        assertThat(move(0).status()).isEqualTo(MoveStatus.FAILED);
        assertThat(move(0).reason()).contains("before its turn");
        assertThat(recovery().phase()).isEqualTo(Phase.FAILED);
    }

    private HostRecoveryMachineTest arrived() {
        return given(RecoveryMethod.AUTO)
                .tell(surveyed(1))
                .tell(answered(0, new Outcome.Done<>("req")))
                .tell(watched(0, 101, RESERVE, "done"));
    }

    @Test
    void believesAMoveOnlyWhenNovaShowsTheInstanceElsewhereAndAtRest() {
        arrived().tell(verified(new Server(id(0), "vm-0", HOST, "active", null)));
        MoveStatus stillOnSource = move(0).status();
        tell(verified(new Server(id(0), "vm-0", RESERVE, "active", "rebuild_spawning")));
        MoveStatus stillSpawning = move(0).status();
        tell(verified(new Server(id(0), "vm-0", RESERVE, "active", null)));

        assertThat(stillOnSource).isEqualTo(MoveStatus.ARRIVED);
        assertThat(stillSpawning).isEqualTo(MoveStatus.ARRIVED);
        assertThat(move(0).status()).isEqualTo(MoveStatus.SUCCEEDED);
        assertThat(recovery().phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void endsAMoveWhenItArrivedNotWhenThatWasVerified() {
        arrived();
        Instant arrival = now;
        after(Duration.ofSeconds(3))
                .tell(verified(new Server(id(0), "vm-0", RESERVE, "active", null)));

        assertThat(move(0).endedAt()).isEqualTo(arrival);
    }

    @Test
    void skipsAnInstanceThatItsUserDeletedMeanwhile() {
        arrived().tell(verified(new Server(id(0), "vm-0", null, "deleted", null)));

        assertThat(move(0).status()).isEqualTo(MoveStatus.SKIPPED);
        assertThat(recovery().phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void evacuatesToTheReservedHostOnceThatIsEnabled() {
        given(RecoveryMethod.RESERVED_HOST);
        List<Effect> afterQuarantine = last.effects();
        tell(surveyed(1));
        List<Effect.Evacuate> tooEarly = evacuateCalls();
        tell(new Event.ReserveTaken(Optional.of(RESERVE)))
                .tell(new Event.ReserveEnabled(1, new Outcome.Done<>(ENABLED)));

        assertThat(afterQuarantine).containsExactly(new Effect.TakeReserve(HOST));
        assertThat(tooEarly).isEmpty();
        assertThat(evacuateCalls()).containsExactly(new Effect.Evacuate(id(0), RESERVE));
    }

    @Test
    void failsWithTheReasonWhenNoReserveIsLeftButKeepsTheHostQuarantined() {
        given(RecoveryMethod.RESERVED_HOST).tell(new Event.ReserveTaken(Optional.empty()));

        assertThat(recovery().phase()).isEqualTo(Phase.FAILED);
        assertThat(recovery().reason()).contains("no reserved host");
        assertThat(recovery().quarantine()).isEqualTo(new Quarantine(true, true, true));
    }

    @Test
    void givesTheReserveBackWhenNothingWentToIt() {
        given(RecoveryMethod.RESERVED_HOST)
                .tell(surveyed(0))
                .tell(new Event.ReserveTaken(Optional.of(RESERVE)))
                .tell(new Event.ReserveEnabled(1, new Outcome.Done<>(ENABLED)))
                .tell(verified());
        List<Effect> givingBack = last.effects();
        tell(new Event.ReserveGivenBack()).tell(verified());

        assertThat(givingBack).contains(new Effect.GiveReserveBack(RESERVE));
        assertThat(recovery().phase()).isEqualTo(Phase.RECOVERED);
    }

    @Test
    void isPartialWhenOnlySomeMovesSucceed() {
        given(RecoveryMethod.AUTO)
                .tell(surveyed(2))
                .tell(answered(0, new Outcome.Done<>("req")))
                .tell(watched(0, 101, RESERVE, "done"))
                .after(Duration.ofSeconds(301))
                .tell(nothingSeen())
                .tell(verified(new Server(id(0), "vm-0", RESERVE, "active", null)));

        assertThat(recovery().phase()).isEqualTo(Phase.PARTIAL);
        assertThat(move(1).reason()).contains("no migration record");
    }

    @Test
    void neverChangesOnceItHasEnded() {
        given(RecoveryMethod.AUTO).tell(surveyed(0)).tell(verified());
        HostRecovery ended = recovery();

        tell(surveyed(3)).tell(new Event.Begun());

        assertThat(recovery()).isEqualTo(ended);
        assertThat(last.effects()).isEmpty();
    }
}
