package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.gate.SegmentLoad;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimLostException;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Server;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Quarantine;
import org.masakari.engine.recovery.Reserve;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.segment.RecoveryMethod;

class JdbiJournalIT {
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final InstanceId INSTANCE =
            InstanceId.of("aaaaaaaa-0000-0000-0000-000000000001");

    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final TestDatabase db = new TestDatabase();
    private final JdbiJournal journal = new JdbiJournal(db.database(), clock);
    private final JdbiClaims claims = new JdbiClaims(db.database(), "controller2", LEASE);

    @BeforeEach
    void addHosts() {
        Samples.segment(new JdbiInventory(db.database(), clock), RecoveryMethod.RESERVED_HOST);
    }

    @AfterEach
    void drop() {
        db.close();
    }

    private Intake.Begun begin() {
        Notification fenced = Samples.fenced(Samples.COMPUTE1, "op", Samples.NOW, "controller1");
        String payload = Json.strict().valueToTree(fenced.payload()).toString();
        JdbiIntake intake = new JdbiIntake(db.database(), clock, "controller1", LEASE);
        return ((Intake.Stored) intake.accept(fenced, payload, "key")).begun().orElseThrow();
    }

    private static HostRecovery changed(HostRecovery recovery) {
        Server server = new Server(INSTANCE, "web", Samples.COMPUTE1, "active", null);
        VmMove move =
                VmMove.planned(server, 41)
                        .requested(Samples.NOW)
                        .bound(
                                new Migration(
                                        42, "migration-uuid", INSTANCE, Samples.RESERVE, "done"),
                                Samples.NOW);
        return new HostRecovery(
                recovery.header(),
                recovery.evidence(),
                recovery.approval(),
                Phase.EVACUATING,
                new Quarantine(true, true, true),
                new Reserve(Samples.RESERVE, true),
                Samples.NOW,
                List.of(move),
                "because");
    }

    private void expireLease() {
        db.execute("UPDATE recovery SET lease_until = '2000-01-01 00:00:00'");
    }

    @Test
    void loadsARecoveryExactlyAsItWasRecorded() {
        Intake.Begun begun = begin();
        HostRecovery before = (HostRecovery) begun.recovery();
        HostRecovery next = changed(before);

        journal.record(begun.claim(), before, next, List.of());

        assertThat(journal.load(begun.claim())).isEqualTo(next);
    }

    @Test
    void keepsStepsInTheirOrder() {
        Intake.Begun begun = begin();
        for (String text : List.of("one", "two", "three")) {
            Step step = new Step(Samples.NOW, Phase.GATED, INSTANCE, text);
            journal.record(begun.claim(), begun.recovery(), begun.recovery(), List.of(step));
        }

        assertThat(db.value("SELECT GROUP_CONCAT(text ORDER BY ordinal SEPARATOR ' ') FROM step"))
                .isEqualTo("one two three");
    }

    @Test
    void refusesEveryWriteUnderAnOldEpoch() {
        Intake.Begun begun = begin();
        expireLease();
        Claim seen = claims.claimable().get(0);
        Claim taken = claims.claim(seen).orElseThrow();

        assertThat(taken.epoch()).isEqualTo(begun.claim().epoch() + 1);
        HostRecovery before = (HostRecovery) begun.recovery();
        assertThatThrownBy(
                        () ->
                                journal.record(
                                        begun.claim(),
                                        before,
                                        changed(before),
                                        List.of(new Step(Samples.NOW, Phase.GATED, null, "x"))))
                .isInstanceOf(ClaimLostException.class);
        assertThatThrownBy(() -> journal.takeReserve(begun.claim(), Samples.COMPUTE1))
                .isInstanceOf(ClaimLostException.class);
        assertThat(claims.renew(begun.claim())).isFalse();
        assertThat(journal.load(taken)).isEqualTo(before);
        assertThat(db.value("SELECT COUNT(*) FROM step")).isEqualTo("0");
    }

    @Test
    void letsOnlyOneOfTwoControllersClaim() {
        begin();
        expireLease();
        Claim seen = claims.claimable().get(0);

        Optional<Claim> first = claims.claim(seen);
        Optional<Claim> second = claims.claim(seen);

        assertThat(first).isPresent();
        assertThat(second).isEmpty();
    }

    @Test
    void doesNotLetAFreshLeaseBeTaken() {
        begin();

        assertThat(claims.claimable()).isEmpty();
    }

    @Test
    void letsAReleasedRecoveryBeTakenAtOnce() {
        Intake.Begun begun = begin();

        claims.release(begun.claim());

        assertThat(claims.claimable()).hasSize(1);
    }

    @Test
    void takesTheSameReserveWhenAskedTwiceAndGivesItBack() {
        Intake.Begun begun = begin();

        Optional<HostName> first = journal.takeReserve(begun.claim(), Samples.COMPUTE1);
        Optional<HostName> again = journal.takeReserve(begun.claim(), Samples.COMPUTE1);
        String reservedMeanwhile = db.value("SELECT reserved FROM host WHERE name = 'compute9'");
        journal.giveReserveBack(begun.claim(), Samples.RESERVE);

        assertThat(first).contains(Samples.RESERVE);
        assertThat(again).isEqualTo(first);
        assertThat(reservedMeanwhile).isEqualTo("0");
        assertThat(db.value("SELECT reserved FROM host WHERE name = 'compute9'")).isEqualTo("1");
    }

    @Test
    void countsTheOpenIncidentsOfTheHostsSegment() {
        begin();

        assertThat(journal.segmentLoad(Samples.COMPUTE1, Samples.NOW))
                .isEqualTo(new SegmentLoad(1, 2));
        assertThat(journal.segmentLoad(Samples.RESERVE, Samples.NOW))
                .isEqualTo(new SegmentLoad(1, 2));
        assertThat(journal.segmentLoad(Samples.COMPUTE1, Samples.NOW.plusSeconds(1)))
                .isEqualTo(new SegmentLoad(0, 2));
    }

    @Test
    void endsARecoveryForGood() {
        Intake.Begun begun = begin();
        HostRecovery before = (HostRecovery) begun.recovery();
        HostRecovery ended =
                new HostRecovery(
                        before.header(),
                        before.evidence(),
                        before.approval(),
                        Phase.HELD,
                        before.quarantine(),
                        before.reserve(),
                        null,
                        List.of(),
                        "held");
        journal.record(begun.claim(), before, ended, List.of());
        expireLease();

        assertThat(claims.claimable()).isEmpty();
        assertThatThrownBy(() -> journal.record(begun.claim(), ended, changed(ended), List.of()))
                .isInstanceOf(ClaimLostException.class);
    }
}
