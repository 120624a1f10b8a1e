package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Retries;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Recovery;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.segment.RecoveryMethod;

/** What is tried again goes by what its segment says now. */
class JdbiRetriesIT {
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final InstanceId INSTANCE =
            InstanceId.of("aaaaaaaa-0000-0000-0000-000000000001");

    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final TestDatabase db = new TestDatabase();
    private final JdbiRetries retries = new JdbiRetries(db.database(), "controller1", LEASE);

    @BeforeEach
    void addHosts() {
        Samples.segment(new JdbiInventory(db.database(), clock), RecoveryMethod.AUTO);
    }

    @AfterEach
    void drop() {
        db.close();
    }

    private Recovery failed(Notification report) {
        String payload = Json.strict().valueToTree(report.payload()).toString();
        JdbiIntake intake = new JdbiIntake(db.database(), clock, "controller1", LEASE);
        Intake.Stored stored = (Intake.Stored) intake.accept(report, payload, "key");
        db.execute(
                "UPDATE recovery SET phase = 'failed', ended_at = opened_at, open_subject = NULL");
        return stored.begun().orElseThrow().recovery();
    }

    private Recovery again(Recovery earlier) {
        Retries.Answer answer =
                retries.retry(
                        earlier.header().id(), new Approval("alice", "once more", Samples.NOW));
        Intake.Begun begun = ((Retries.Begun) answer).recovery();
        return new JdbiJournal(db.database(), clock).load(begun.claim());
    }

    @Test
    void movesTheInstancesThatTheSegmentOfTheHostNowAsksFor() {
        Recovery earlier =
                failed(Samples.fenced(Samples.COMPUTE1, "op", Samples.NOW, "controller1"));
        db.execute("UPDATE segment SET only_opted_in = TRUE, recovery_method = 'rh_priority'");

        HostRecovery again = (HostRecovery) again(earlier);

        assertThat(again.mandate().onlyOptedIn()).isTrue();
        assertThat(again.mandate().method()).isEqualTo(RecoveryMethod.RH_PRIORITY);
    }

    @Test
    void restartsAnInstanceAsItsSegmentNowAsks() {
        Recovery earlier = failed(Samples.crashed(Samples.COMPUTE1, INSTANCE));
        db.execute("UPDATE segment SET only_opted_in = TRUE");

        assertThat(((InstanceRecovery) again(earlier)).onlyOptedIn()).isTrue();
    }

    @Test
    void goesByWhatTheSegmentSaidWhereTheHostIsInNoneAnyMore() {
        db.execute("UPDATE segment SET only_opted_in = TRUE");
        Recovery earlier = failed(Samples.crashed(Samples.COMPUTE1, INSTANCE));
        db.execute("DELETE FROM host");

        assertThat(((InstanceRecovery) again(earlier)).onlyOptedIn()).isTrue();
    }
}
