package org.masakari.service.journal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.masakari.engine.port.History;
import org.masakari.engine.port.IncidentSearch;
import org.masakari.engine.port.NotificationSearch;
import org.masakari.protocol.api.IncidentDocument;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.VmMoveDocument;

/** What happened, read from MariaDB. */
public final class JdbiHistory implements History {
    private final Database database;

    public JdbiHistory(Database database) {
        this.database = database;
    }

    @Override
    public List<NotificationDocument> notifications(NotificationSearch search) {
        return database.read(handle -> new NotificationSearchDao(handle).find(search));
    }

    @Override
    public Optional<NotificationDocument> notification(UUID uuid) {
        return database.read(handle -> new NotificationDao(handle).find(uuid));
    }

    @Override
    public Optional<UUID> notificationWithId(long id) {
        return database.read(handle -> new NotificationSearchDao(handle).uuidOf(id));
    }

    @Override
    public List<VmMoveDocument> moves(UUID notification) {
        return database.read(handle -> new MoveHistoryDao(handle).movesOf(notification));
    }

    @Override
    public List<IncidentDocument> incidents(IncidentSearch search) {
        return database.snapshot(handle -> new IncidentHistoryDao(handle).find(search));
    }

    @Override
    public Optional<IncidentDocument> incident(UUID uuid) {
        return database.snapshot(handle -> new IncidentHistoryDao(handle).find(uuid));
    }

    @Override
    public List<RecoveryDocument> recoveries(int limit) {
        return database.snapshot(handle -> new RecoveryHistoryDao(handle).recoveries(limit));
    }

    @Override
    public Optional<RecoveryDocument> recovery(UUID uuid) {
        return database.snapshot(handle -> new RecoveryHistoryDao(handle).recovery(uuid));
    }
}
