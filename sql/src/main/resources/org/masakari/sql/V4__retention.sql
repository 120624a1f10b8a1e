-- What a purge of finished history looks for.
ALTER TABLE incident ADD INDEX incident_closed (closed_at);
ALTER TABLE notification
    ADD INDEX notification_created (created_at),
    ADD INDEX notification_recovery (recovery_id);
