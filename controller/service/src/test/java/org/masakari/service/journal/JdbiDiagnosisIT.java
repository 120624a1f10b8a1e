package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.api.DiagnosisDocument;

/** On a real MariaDB. */
class JdbiDiagnosisIT {
    private final TestDatabase db = new TestDatabase();
    private final JdbiDiagnosis diagnosis = new JdbiDiagnosis(db.database(), Clock.systemUTC());

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void theDatabaseTellsWhatItsOwnVariablesSay() {
        DiagnosisDocument.Database state = diagnosis.state();

        assertThat(state.error()).isNull();
        assertThat(state.schemaPending()).isZero();
        assertThat(state.flushLogAtTrxCommit())
                .hasToString(db.value("SELECT @@GLOBAL.innodb_flush_log_at_trx_commit"));
        assertThat(state.galeraNodes()).isZero();
        assertThat(state.latencyMs()).isBetween(0L, 5_000L);
    }

    @Test
    void theSchemasVersionIsThatOfTheNewestMigration() {
        assertThat(diagnosis.state().schemaVersion())
                .isEqualTo(
                        db.value(
                                "SELECT version FROM flyway_schema_history"
                                        + " ORDER BY installed_rank DESC LIMIT 1"));
    }

    @Test
    void theDatabasesClockIsComparedWithOurs() {
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10));

        Long difference = new JdbiDiagnosis(db.database(), behind).state().clockDifferenceMs();

        assertThat(difference).isBetween(590_000L, 610_000L);
    }

    @Test
    void noReportIsToldBeforeThereIsOne() {
        assertThat(diagnosis.reports()).isEqualTo(List.of());
    }
}
