package org.masakari.service.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.masakari.service.webhook.Delivery;
import org.masakari.service.webhook.EventName;
import org.masakari.service.webhook.GivenUp;
import org.masakari.service.webhook.Receiver;

/** Rows of {@code webhook_delivery}. */
final class WebhookDao {
    private static final int AT_ONCE = 100;

    /**
     * Times order what is told of one incident. The row's id decides only between rows of the same
     * microsecond, which are of the same transaction.
     */
    private static final String DUE =
            """
            SELECT * FROM webhook_delivery d
            WHERE d.ended_at IS NULL AND d.receiver = :receiver AND d.not_before <= UTC_TIMESTAMP(6)
              AND NOT EXISTS (SELECT 1 FROM webhook_delivery e
                  WHERE e.receiver = d.receiver AND e.subject = d.subject AND e.ended_at IS NULL
                    AND (e.created_at < d.created_at OR (e.created_at = d.created_at AND e.id < d.id)))
            ORDER BY d.created_at, d.id LIMIT 1
            """;

    private final Handle handle;

    WebhookDao(Handle handle) {
        this.handle = handle;
    }

    /** One row for each receiver. */
    void insert(List<Receiver> receivers, UUID id, UUID subject, EventName event, String body) {
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        INSERT INTO webhook_delivery (event_uuid, receiver, subject, event, body, created_at, not_before)
                        VALUES (:id, :receiver, :subject, :event, :body, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
                        """);
        for (Receiver receiver : receivers) {
            batch.bind("id", id.toString())
                    .bind("receiver", receiver.name())
                    .bind("subject", subject.toString())
                    .bind("event", event.word())
                    .bind("body", body)
                    .add();
        }
        batch.execute();
    }

    /** The oldest that is due, as its next attempt would be; nobody has it by that. */
    Optional<Delivery> due(String receiver) {
        return handle.createQuery(DUE)
                .bind("receiver", receiver)
                .map(
                        (row, context) ->
                                new Delivery(
                                        row.getLong("id"),
                                        row.getInt("attempts") + 1,
                                        Columns.uuid(row, "event_uuid"),
                                        row.getString("event"),
                                        row.getString("receiver"),
                                        row.getString("body")))
                .findOne();
    }

    /** False if another controller was faster. */
    boolean claim(Delivery due, String controller, Duration lease) {
        return handle.createUpdate(
                                """
                                UPDATE webhook_delivery SET attempts = attempts + 1, claimed_by = :controller,
                                    not_before = UTC_TIMESTAMP(6) + INTERVAL :lease MICROSECOND
                                WHERE id = :id AND attempts = :attempt - 1 AND ended_at IS NULL
                                  AND not_before <= UTC_TIMESTAMP(6)
                                """)
                        .bind("controller", controller)
                        .bind("lease", micros(lease))
                        .bind("id", due.id())
                        .bind("attempt", due.attempt())
                        .execute()
                == 1;
    }

    void delivered(Delivery delivery) {
        handle.createUpdate(
                        """
                        UPDATE webhook_delivery SET ended_at = UTC_TIMESTAMP(6), outcome = 'delivered'
                        WHERE id = :id AND attempts = :attempt AND ended_at IS NULL
                        """)
                .bind("id", delivery.id())
                .bind("attempt", delivery.attempt())
                .execute();
    }

    void failed(Delivery delivery, String why, Duration wait) {
        handle.createUpdate(
                        """
                        UPDATE webhook_delivery SET last_error = :why,
                            not_before = UTC_TIMESTAMP(6) + INTERVAL :wait MICROSECOND
                        WHERE id = :id AND attempts = :attempt AND ended_at IS NULL
                        """)
                .bind("why", why)
                .bind("wait", micros(wait))
                .bind("id", delivery.id())
                .bind("attempt", delivery.attempt())
                .execute();
    }

    /** Ids of what has waited for longer; the oldest first. */
    List<Long> olderThan(Duration age) {
        return handle.createQuery(
                        """
                        SELECT id FROM webhook_delivery
                        WHERE ended_at IS NULL AND created_at < UTC_TIMESTAMP(6) - INTERVAL :age MICROSECOND
                        ORDER BY created_at, id LIMIT :most
                        """)
                .bind("age", micros(age))
                .bind("most", AT_ONCE)
                .mapTo(Long.class)
                .list();
    }

    /** Ids of the oldest of those that are more than {@code mostEach} for one receiver. */
    List<Long> moreThan(int mostEach) {
        return handle.createQuery(
                        """
                        SELECT id FROM (
                            SELECT id, ROW_NUMBER() OVER (PARTITION BY receiver ORDER BY created_at DESC, id DESC) AS place
                            FROM webhook_delivery WHERE ended_at IS NULL) waiting
                        WHERE place > :most ORDER BY place DESC LIMIT :atOnce
                        """)
                .bind("most", mostEach)
                .bind("atOnce", AT_ONCE)
                .mapTo(Long.class)
                .list();
    }

    /** Ends it; empty if it has ended already. */
    Optional<GivenUp> giveUp(long id) {
        boolean ours =
                handle.createUpdate(
                                        """
                                        UPDATE webhook_delivery SET ended_at = UTC_TIMESTAMP(6), outcome = 'given_up'
                                        WHERE id = :id AND ended_at IS NULL
                                        """)
                                .bind("id", id)
                                .execute()
                        == 1;
        return ours ? Optional.of(givenUp(id)) : Optional.empty();
    }

    private GivenUp givenUp(long id) {
        return handle.createQuery("SELECT * FROM webhook_delivery WHERE id = :id")
                .bind("id", id)
                .map(
                        (row, context) ->
                                new GivenUp(
                                        Columns.uuid(row, "event_uuid"),
                                        row.getString("event"),
                                        row.getString("receiver"),
                                        Times.instant(row, "created_at"),
                                        row.getInt("attempts"),
                                        row.getString("last_error")))
                .one();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
