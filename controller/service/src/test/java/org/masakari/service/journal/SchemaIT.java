package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaIT {
    private final TestDatabase db = TestDatabase.empty();
    private final Schema schema = db.database().schema();

    @AfterEach
    void drop() {
        db.close();
    }

    @Test
    void isBroughtUpToDateInAnEmptyDatabase() {
        assertThat(schema.pending()).isPositive();

        assertThat(schema.migrate()).isTrue();

        assertThat(schema.pending()).isZero();
    }

    @Test
    void isLeftAloneWhileAnotherControllerIsAtIt() {
        anotherHoldsTheLeaseUntil("UTC_TIMESTAMP(6) + INTERVAL 1 MINUTE");

        assertThat(schema.migrate()).isFalse();

        assertThat(schema.pending()).isPositive();
    }

    @Test
    void isTakenOverFromAControllerThatDied() {
        anotherHoldsTheLeaseUntil("UTC_TIMESTAMP(6) - INTERVAL 1 SECOND");

        assertThat(schema.migrate()).isTrue();

        assertThat(db.value("SELECT holder IS NULL FROM schema_lease")).isEqualTo("1");
    }

    @Test
    void isNotMadeBesideTablesOfSomebodyElse() {
        db.execute("CREATE TABLE theirs (id INT)");

        assertThatThrownBy(schema::migrate).isInstanceOf(FlywayException.class);

        assertThat(db.value("SELECT holder IS NULL FROM schema_lease")).isEqualTo("1");
    }

    private void anotherHoldsTheLeaseUntil(String time) {
        db.execute(
                "CREATE TABLE schema_lease (id TINYINT PRIMARY KEY, holder CHAR(36), lease_until"
                        + " DATETIME(6) NOT NULL)");
        db.execute(
                "INSERT INTO schema_lease VALUES (1, '" + UUID.randomUUID() + "', " + time + ")");
    }
}
