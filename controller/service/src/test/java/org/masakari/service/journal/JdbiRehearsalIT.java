package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbiRehearsalIT {
    private final TestDatabase db = new TestDatabase();
    private final JdbiRehearsal rehearsal = new JdbiRehearsal(db.database(), Clock.systemUTC());

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void leavesNothingBehind() {
        rehearsal.run();
        rehearsal.run();

        for (String table :
                List.of(
                        "segment",
                        "host",
                        "incident",
                        "notification",
                        "recovery",
                        "vm_move",
                        "step")) {
            assertThat(db.value("SELECT COUNT(*) FROM " + table)).as(table).isEqualTo("0");
        }
    }

    @Test
    void findsATableThatCannotBeWritten() {
        db.execute("DROP TABLE step");

        assertThatThrownBy(rehearsal::run).hasStackTraceContaining("step");
    }
}
