package org.masakari.service.journal;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;

/** The tables' version, and the way to the one that this program needs. */
public final class Schema {
    private final DataSource connections;
    private final SchemaLease lease;

    Schema(DataSource connections, Transactions transactions) {
        this.connections = connections;
        this.lease = new SchemaLease(transactions, UUID.randomUUID().toString());
    }

    /** The newest version that the database has; null before the first. */
    public @Nullable String version() {
        MigrationInfo newest = flyway(false).info().current();
        return newest == null || newest.getVersion() == null
                ? null
                : newest.getVersion().getVersion();
    }

    /** Versions that this program needs and the database lacks; 0 when all is well. */
    public int pending() {
        return flyway(false).info().pending().length;
    }

    /**
     * Brings the schema to this program's version; forward only, and one controller at a time.
     *
     * @return false if another controller is at it: ask again until it has done so, or until its
     *     lease has run out because it died
     */
    public boolean migrate() {
        if (pending() == 0) {
            return true;
        }
        if (!lease.take()) {
            return false;
        }
        try {
            flyway(lease.isAlone()).migrate();
        } finally {
            lease.giveBack();
        }
        return true;
    }

    /**
     * Flyway, on our tables.
     *
     * @param fresh true if there are none yet: only then it may begin where it finds no history of
     *     its own, as other tables would be somebody else's
     */
    private Flyway flyway(boolean fresh) {
        return Flyway.configure()
                .dataSource(connections)
                .locations("classpath:org/masakari/sql")
                .baselineOnMigrate(fresh)
                .baselineVersion("0")
                .callbacks(new StillOurs())
                .load();
    }

    /** Lets no migration begin once the lease was lost. */
    private final class StillOurs extends BaseCallback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            if (!lease.renew()) {
                throw new IllegalStateException(
                        "another controller took over bringing the schema up to date");
            }
        }
    }
}
