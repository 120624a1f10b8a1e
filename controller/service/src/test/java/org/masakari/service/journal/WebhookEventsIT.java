package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.Subject;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimLostException;
import org.masakari.engine.port.Intake;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.Phase;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.segment.RecoveryMethod;
import org.masakari.service.webhook.EventName;
import org.masakari.service.webhook.Receiver;

/** What is put into the webhooks' queue, and when it is not, on a real MariaDB. */
class WebhookEventsIT {
    private static final Receiver RECEIVER = Receiver.at(URI.create("http://hooks/a"));
    private static final InstanceId INSTANCE =
            InstanceId.of("aaaaaaaa-0000-0000-0000-000000000001");

    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final TestDatabase db = new TestDatabase();
    private final Events events = events(EnumSet.allOf(EventName.class));
    private final JdbiIntake intake = intake(events);
    private final JdbiJournal journal = new JdbiJournal(db.database(), clock, events);

    @BeforeEach
    void addHosts() {
        Samples.segment(new JdbiInventory(db.database(), clock), RecoveryMethod.AUTO);
    }

    @AfterEach
    void drop() {
        db.close();
    }

    private static Events events(Set<EventName> wanted) {
        return new Events(List.of(RECEIVER), wanted, "controller1");
    }

    private JdbiIntake intake(Events told) {
        return new JdbiIntake(db.database(), clock, "controller1", Duration.ofSeconds(5), told);
    }

    private static Intake.Stored report(JdbiIntake intake, Notification report, String key) {
        String payload = Json.strict().valueToTree(report.payload()).toString();
        return (Intake.Stored) intake.accept(report, payload, key);
    }

    private Intake.Begun fail(String operation) {
        return report(
                        intake,
                        Samples.fenced(Samples.COMPUTE1, operation, Samples.NOW, "controller1"),
                        operation)
                .begun()
                .orElseThrow();
    }

    private HostRecovery record(
            Claim claim, HostRecovery before, Phase phase, List<VmMove> moves, String reason) {
        HostRecovery next =
                new HostRecovery(
                        before.header(),
                        before.mandate(),
                        phase,
                        before.quarantine(),
                        before.reserves(),
                        before.plannedAt(),
                        moves,
                        reason);
        journal.record(claim, before, next, List.of());
        return next;
    }

    private String names() {
        return db.value(
                "SELECT COALESCE(GROUP_CONCAT(event ORDER BY created_at, id SEPARATOR ' '), '')"
                        + " FROM webhook_delivery");
    }

    private JsonNode latest() throws Exception {
        return Json.strict()
                .readTree(
                        db.value(
                                "SELECT body FROM webhook_delivery"
                                        + " ORDER BY created_at DESC, id DESC LIMIT 1"));
    }

    @Test
    void aFailureOfAHostIsToldWithItsIncident() throws Exception {
        fail("op");

        JsonNode told = latest();

        assertThat(names()).isEqualTo("incident.opened");
        assertThat(told.path("version").asInt()).isEqualTo(1);
        assertThat(told.path("id").asText())
                .isEqualTo(db.value("SELECT event_uuid FROM webhook_delivery"));
        assertThat(told.path("host").asText()).isEqualTo("compute1");
        assertThat(told.path("segment").asText()).isEqualTo("rack1");
        assertThat(told.path("controller").asText()).isEqualTo("controller1");
        assertThat(told.path("happened_at").asText()).isEqualTo("2026-01-31T12:00:00.123456");
        assertThat(told.path("incident").path("uuid").asText())
                .isEqualTo(db.value("SELECT uuid FROM incident"));
    }

    @Test
    void aHoldIsToldOnceForAGateWithItsReason() throws Exception {
        Intake.Begun begun = fail("op");
        HostRecovery first = (HostRecovery) begun.recovery();
        HostRecovery held =
                record(
                        begun.claim(),
                        first,
                        Phase.HELD,
                        List.of(),
                        "bob has paused all recoveries");
        HostRecovery again =
                record(begun.claim(), held, Phase.HELD, List.of(), "eve has paused all recoveries");

        JsonNode told = latest().path("recovery");
        assertThat(names()).isEqualTo("incident.opened recovery.held");
        assertThat(told.path("gate").asText()).isEqualTo("pause");
        assertThat(told.path("reason").asText()).isEqualTo("bob has paused all recoveries");

        record(begun.claim(), again, Phase.HELD, List.of(), "nothing proves that it is off");
        assertThat(names()).isEqualTo("incident.opened recovery.held recovery.held");
    }

    @Test
    void theEndOfARecoveryIsToldWithReasonsAndCounts() throws Exception {
        Intake.Begun begun = fail("op");
        Subject web = new Subject(INSTANCE, "web", "active", Course.EVACUATE, Set.of());
        InstanceId other = InstanceId.of("aaaaaaaa-0000-0000-0000-000000000002");
        Subject db1 = new Subject(other, "db", "active", Course.EVACUATE, Set.of());
        List<VmMove> moves =
                List.of(
                        VmMove.planned(web, 0).failed("no valid host", Samples.NOW),
                        VmMove.skipped(db1, "opted out", Samples.NOW));

        record(begun.claim(), (HostRecovery) begun.recovery(), Phase.PARTIAL, moves, "1 failed");

        JsonNode told = latest().path("recovery");
        assertThat(names()).isEqualTo("incident.opened recovery.ended");
        assertThat(told.path("phase").asText()).isEqualTo("partial");
        assertThat(told.path("kind").asText()).isEqualTo("recovery");
        assertThat(told.path("instances").toString())
                .isEqualTo("{\"succeeded\":0,\"failed\":1,\"skipped\":1,\"open\":0}");
        assertThat(told.path("failed").toString())
                .isEqualTo(
                        "[{\"instance\":\"aaaaaaaa-0000-0000-0000-000000000001\",\"name\":\"web\","
                                + "\"reason\":\"no valid host\"}]");
        assertThat(told.path("failed_left_out").asInt()).isZero();
        assertThat(told.path("gate").isNull()).isTrue();
    }

    @Test
    void theReturnOfAHostEndsItsRecoveryAndClosesTheIncident() throws Exception {
        Intake.Begun failed = fail("op");
        record(
                failed.claim(),
                (HostRecovery) failed.recovery(),
                Phase.RECOVERED,
                List.of(),
                "done");
        Intake.Begun back =
                report(intake, Samples.returned(Samples.COMPUTE1, Samples.NOW.plusSeconds(9)), "r")
                        .begun()
                        .orElseThrow();
        HostReturn before = (HostReturn) back.recovery();

        journal.record(
                back.claim(),
                before,
                new HostReturn(before.header(), Phase.RETURNED, true, false, null, null),
                List.of());

        assertThat(names())
                .isEqualTo("incident.opened recovery.ended recovery.ended incident.closed");
        assertThat(latest().path("incident").path("closed_at").isNull()).isFalse();
    }

    @Test
    void whatSomethingNewerEndsIsToldAndTheIncidentsOfBothFailures() {
        fail("op");
        db.execute("UPDATE recovery SET phase = 'held'");
        report(intake, Samples.returned(Samples.COMPUTE1, Samples.NOW.plusSeconds(9)), "r");
        report(
                intake,
                Samples.fenced(Samples.COMPUTE1, "op2", Samples.NOW.plusSeconds(20), "controller1"),
                "f2");

        assertThat(names())
                .isEqualTo(
                        "incident.opened recovery.ended recovery.ended incident.closed"
                                + " incident.opened");
    }

    @Test
    void theSameFailureReportedTwiceIsToldOnce() {
        fail("op");
        report(
                intake,
                Samples.fenced(Samples.COMPUTE1, "op", Samples.NOW, "controller2"),
                "another key");

        assertThat(names()).isEqualTo("incident.opened");
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        db.execute("RENAME TABLE fencing_evidence TO elsewhere");

        assertThatThrownBy(() -> fail("op")).isInstanceOf(JdbiException.class);

        assertThat(names()).isEmpty();
        assertThat(db.value("SELECT COUNT(*) FROM incident")).isEqualTo("0");
    }

    @Test
    void aDecisionUnderALostClaimIsNotTold() {
        Intake.Begun begun = fail("op");
        Claim lost = new Claim(begun.claim().recovery(), begun.claim().epoch() + 1);

        assertThatThrownBy(
                        () ->
                                record(
                                        lost,
                                        (HostRecovery) begun.recovery(),
                                        Phase.FAILED,
                                        List.of(),
                                        "no"))
                .isInstanceOf(ClaimLostException.class);

        assertThat(names()).isEqualTo("incident.opened");
    }

    @Test
    void onlyTheEventsOfTheConfigAreTold() {
        JdbiIntake quiet = intake(events(EnumSet.of(EventName.RECOVERY_HELD)));

        report(quiet, Samples.fenced(Samples.COMPUTE1, "op", Samples.NOW, "controller1"), "key");

        assertThat(names()).isEmpty();
    }
}
