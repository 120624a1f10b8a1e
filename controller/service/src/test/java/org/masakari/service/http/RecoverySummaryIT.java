package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A recovery's VM moves in numbers, on a real MariaDB. */
class RecoverySummaryIT extends ApiCase {

    @BeforeEach
    void aHostWasFencedAtNoon() throws Exception {
        post("/v1/notifications", FENCED);
    }

    private void move(int number, String status, String endedAt) {
        db.execute(
                """
                INSERT INTO vm_move (uuid, recovery_id, position, instance, name, vm_state, status,
                    ended_at, after_migration)
                SELECT 'bbbbbbbb-0000-0000-0000-00000000000%1$d', id, %1$d,
                    'aaaaaaaa-0000-0000-0000-00000000000%1$d', 'vm', 'active', '%2$s', %3$s, 0
                FROM recovery"""
                        .formatted(number, status, endedAt));
    }

    private void moves() {
        move(1, "succeeded", "'2026-01-31 12:00:03'");
        move(2, "succeeded", "'2026-01-31 12:00:04.400001'");
        move(3, "failed", "'2026-01-31 12:01:00'");
        move(4, "skipped", "'2026-01-31 12:00:01'");
        move(5, "accepted", "NULL");
        move(6, "arrived", "'2026-01-31 12:00:09'");
        move(7, "pending", "NULL");
    }

    private JsonNode summary() throws Exception {
        JsonNode listed = get("/v1/recoveries", version("1.1000")).path("recoveries").path(0);
        JsonNode shown =
                get("/v1/recoveries/" + listed.path("uuid").asText(), version("1.1000"))
                        .path("recovery");
        assertThat(shown.path("summary")).isEqualTo(listed.path("summary"));
        return listed.path("summary");
    }

    @Test
    void countsByTheApisWords() throws Exception {
        moves();

        assertThat(summary().toString())
                .isEqualTo(
                        "{\"pending\":1,\"ongoing\":2,\"succeeded\":2,\"failed\":1,\"ignored\":1,"
                                + "\"rto_ms\":null}");
    }

    @Test
    void timesFromTheFencingToTheLastInstanceThatArrivedOnceItHasEnded() throws Exception {
        moves();
        db.execute("UPDATE recovery SET ended_at = '2026-01-31 12:02:00', phase = 'partial'");

        assertThat(summary().path("rto_ms").asLong()).isEqualTo(4_400);
    }

    @Test
    void hasNoTimeWhereNothingSucceeded() throws Exception {
        move(1, "failed", "'2026-01-31 12:01:00'");
        db.execute("UPDATE recovery SET ended_at = '2026-01-31 12:02:00', phase = 'failed'");

        assertThat(summary().path("rto_ms").isNull()).isTrue();
        assertThat(summary().path("failed").asInt()).isEqualTo(1);
    }

    @Test
    void openStacksVersionsDoNotHaveIt() throws Exception {
        assertThat(get("/v1/recoveries", version("1.3")).path("recoveries").path(0).has("summary"))
                .isFalse();
    }
}
