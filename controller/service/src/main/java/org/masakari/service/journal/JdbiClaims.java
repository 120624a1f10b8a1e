package org.masakari.service.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Claims;
import org.masakari.engine.recovery.RecoveryId;

/**
 * Claims as leases in the {@code recovery} table. Leases are timed by the database's clock alone,
 * so that controllers whose clocks differ agree on them.
 */
public final class JdbiClaims implements Claims {
    private final Database database;
    private final Claimant claimant;

    /**
     * Claims for one controller.
     *
     * @param controller its name, for people
     * @param lease how long a claim holds without being renewed
     */
    public JdbiClaims(Database database, String controller, Duration lease) {
        this.database = database;
        this.claimant = new Claimant(controller, lease);
    }

    @Override
    public List<Claim> claimable() {
        return database.read(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT uuid, epoch FROM recovery
                                        WHERE ended_at IS NULL
                                          AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(6))
                                        ORDER BY opened_at LIMIT 100
                                        """)
                                .map(
                                        (row, context) ->
                                                new Claim(
                                                        new RecoveryId(
                                                                UUID.fromString(
                                                                        row.getString("uuid"))),
                                                        row.getLong("epoch")))
                                .list());
    }

    @Override
    public Optional<Claim> claim(Claim seen) {
        boolean ours =
                update(
                        """
                        UPDATE recovery SET claimed_by = :controller, epoch = epoch + 1,
                            lease_until = UTC_TIMESTAMP(6) + INTERVAL :lease MICROSECOND
                        WHERE uuid = :uuid AND epoch = :epoch AND ended_at IS NULL
                          AND (lease_until IS NULL OR lease_until < UTC_TIMESTAMP(6))
                        """,
                        seen);
        return ours ? Optional.of(new Claim(seen.recovery(), seen.epoch() + 1)) : Optional.empty();
    }

    @Override
    public boolean renew(Claim claim) {
        return update(
                """
                UPDATE recovery SET claimed_by = :controller,
                    lease_until = UTC_TIMESTAMP(6) + INTERVAL :lease MICROSECOND
                WHERE uuid = :uuid AND epoch = :epoch
                """,
                claim);
    }

    @Override
    public void release(Claim claim) {
        database.single(
                handle ->
                        bind(
                                        handle.createUpdate(
                                                """
                                                UPDATE recovery SET claimed_by = NULL, lease_until = NULL
                                                WHERE uuid = :uuid AND epoch = :epoch AND ended_at IS NULL
                                                """),
                                        claim)
                                .execute());
    }

    private boolean update(String sql, Claim claim) {
        return database.single(
                handle ->
                        bind(handle.createUpdate(sql), claim)
                                        .bind("controller", claimant.controller())
                                        .bind("lease", claimant.leaseMicros())
                                        .execute()
                                == 1);
    }

    private static <T extends SqlStatement<T>> T bind(T statement, Claim claim) {
        return statement.bind("uuid", claim.recovery().toString()).bind("epoch", claim.epoch());
    }
}
