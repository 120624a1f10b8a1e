package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.Intake;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.StepDocument;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.segment.RecoveryMethod;

/** What is read of a recovery while its driver goes on with it. */
class JdbiHistoryIT {
    private static final int ROUNDS = 300;

    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final TestDatabase db = new TestDatabase();
    private final JdbiHistory history = new JdbiHistory(db.database());

    @AfterEach
    void drop() {
        db.close();
    }

    private UUID begun() {
        Samples.segment(new JdbiInventory(db.database(), clock), RecoveryMethod.AUTO);
        Notification report = Samples.fenced(Samples.COMPUTE1, "op", Samples.NOW, "controller1");
        String payload = Json.strict().valueToTree(report.payload()).toString();
        Intake intake = new JdbiIntake(db.database(), clock, "controller1", Duration.ofSeconds(5));
        Intake.Stored stored = (Intake.Stored) intake.accept(report, payload, "key");
        return stored.begun().orElseThrow().recovery().header().id().value();
    }

    /** Writes, in one transaction each, that it is in this phase, and the step that says so. */
    private Void alternate() {
        for (int round = 0; round < ROUNDS; round++) {
            String phase = round % 2 == 0 ? "recovered" : "evacuating";
            db.database()
                    .transaction(
                            handle -> {
                                handle.execute("UPDATE recovery SET phase = ?", phase);
                                return handle.execute("UPDATE step SET phase = ?", phase);
                            });
        }
        return null;
    }

    private Void look(UUID recovery) {
        for (int round = 0; round < ROUNDS; round++) {
            RecoveryDocument seen = history.recovery(recovery).orElseThrow();
            assertThat(seen.steps()).extracting(StepDocument::phase).containsOnly(seen.phase());
        }
        return null;
    }

    @Test
    void readsARecoveryWithItsStepsAsTheyWereAtOneMoment() throws Exception {
        UUID recovery = begun();
        db.execute(
                "INSERT INTO step (recovery_id, ordinal, at, phase, text)"
                        + " SELECT id, 0, opened_at, phase, 'seen' FROM recovery");

        Together.run(List.of(this::alternate, () -> look(recovery)));
    }
}
