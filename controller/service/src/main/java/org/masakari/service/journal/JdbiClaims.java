package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Claims;
import org.masakari.engine.recovery.RecoveryId;

/**
 * Claims as leases in the {@code recovery} table. Leases are timed by the database's clock alone,
 * so that controllers whose clocks differ agree on them.
 */
public final class JdbiClaims implements Claims {
    /** The first half finds the rows by their key, the second one holds them to their epochs. */
    private static final String HELD =
            "uuid IN (<recoveries>) AND CONCAT(uuid, ' ', epoch) IN (<claims>)";

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
                                .map((row, context) -> claim(row))
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

    /** {@inheritDoc} All by one statement, however many they are. */
    @Override
    public Set<Claim> renew(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        return database.single(
                handle -> {
                    int renewed =
                            bind(
                                            handle.createUpdate(
                                                    """
                                                    UPDATE recovery SET claimed_by = :controller,
                                                        lease_until = UTC_TIMESTAMP(6) + INTERVAL :lease MICROSECOND
                                                    WHERE\s"""
                                                            + HELD),
                                            claims)
                                    .bind("controller", claimant.controller())
                                    .bind("lease", claimant.leaseMicros())
                                    .execute();
                    return renewed == claims.size() ? Set.copyOf(claims) : held(handle, claims);
                });
    }

    /** Those whose epoch is still theirs: it only ever rises. */
    private static Set<Claim> held(Handle handle, Collection<Claim> claims) {
        return Set.copyOf(
                bind(handle.createQuery("SELECT uuid, epoch FROM recovery WHERE " + HELD), claims)
                        .map((row, context) -> claim(row))
                        .list());
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(new RecoveryId(Columns.uuid(row, "uuid")), row.getLong("epoch"));
    }

    /**
     * {@inheritDoc} In a transaction: its beginning waits, on Galera, until the node has what
     * others have committed. Without that a claim made at another node would not be found, and
     * stay.
     */
    @Override
    public void release(Claim claim) {
        database.transaction(
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

    private static <T extends SqlStatement<T>> T bind(T statement, Collection<Claim> claims) {
        return statement
                .bindList("recoveries", claims.stream().map(c -> c.recovery().toString()).toList())
                .bindList(
                        "claims",
                        claims.stream().map(c -> c.recovery() + " " + c.epoch()).toList());
    }
}
