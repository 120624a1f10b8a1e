-- Recoveries of instances and processes beside those of hosts; several reserved hosts a recovery; pauses.

ALTER TABLE recovery
    MODIFY COLUMN kind VARCHAR(16) NOT NULL
        COMMENT 'recovery: a failed host; return: the same host coming back; instance; process; process_return',
    MODIFY COLUMN incident_id BIGINT NULL COMMENT 'null for those of instances and processes',
    MODIFY COLUMN method VARCHAR(32) NULL COMMENT 'null unless kind is recovery',
    ADD COLUMN instance    CHAR(36)     NULL AFTER host,
    ADD COLUMN process     VARCHAR(255) NULL AFTER instance,
    ADD COLUMN phase_since DATETIME(6)  NULL AFTER phase,
    ADD COLUMN called_at   DATETIME(6)  NULL AFTER phase_since,
    ADD COLUMN open_subject VARCHAR(600) NULL
        COMMENT 'the instance, or the process and its host, while the recovery is open, else null',
    ADD UNIQUE recovery_open_subject (open_subject),
    ADD INDEX recovery_instance (instance, opened_at),
    ADD INDEX recovery_host (host, opened_at);

CREATE TABLE recovery_reserve (
    recovery_id BIGINT       NOT NULL,
    position    INT          NOT NULL COMMENT 'order of taking',
    host        VARCHAR(255) NOT NULL,
    state       VARCHAR(16)  NOT NULL,
    aggregates  TEXT         NOT NULL COMMENT 'ids of the aggregates that it is made a member of, by comma',
    PRIMARY KEY (recovery_id, host),
    CONSTRAINT reserve_recovery FOREIGN KEY (recovery_id) REFERENCES recovery (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO recovery_reserve (recovery_id, position, host, state, aggregates)
SELECT id, 0, reserve_host, IF(reserve_ready, 'ready', 'taken'), '' FROM recovery WHERE reserve_host IS NOT NULL;

ALTER TABLE recovery DROP COLUMN reserve_host, DROP COLUMN reserve_ready;

ALTER TABLE vm_move
    ADD COLUMN course       VARCHAR(16)  NOT NULL DEFAULT 'evacuate'
        COMMENT 'what is done beside evacuating it: reset, stop, reset_and_stop' AFTER vm_state,
    ADD COLUMN groups       TEXT         NULL COMMENT 'server groups as id=policy, by comma' AFTER course,
    ADD COLUMN target       VARCHAR(300) NULL COMMENT 'where the latest call sends it: *, host, or host! if forced' AFTER not_before,
    ADD COLUMN in_vain      TEXT         NULL COMMENT 'targets that were tried in vain, by comma' AFTER target,
    ADD COLUMN nova_request VARCHAR(64)  NULL COMMENT 'Nova''s id of the latest call' AFTER in_vain;

CREATE TABLE process_failure (
    host      VARCHAR(255) NOT NULL,
    process   VARCHAR(255) NOT NULL,
    failed_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (host, process)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE pause (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    segment_id BIGINT       NULL,
    scope      VARCHAR(36)  NOT NULL UNIQUE COMMENT 'uuid of the segment, or all: at most one pause each',
    operator   VARCHAR(255) NOT NULL,
    reason     TEXT         NOT NULL,
    since      DATETIME(6)  NOT NULL,
    CONSTRAINT pause_segment FOREIGN KEY (segment_id) REFERENCES segment (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What is held now waits, and goes on by itself or by an operator's word; before, it had ended.
UPDATE recovery r JOIN incident i ON i.id = r.incident_id
SET r.ended_at = NULL WHERE r.phase = 'held' AND i.open_host IS NOT NULL;
UPDATE recovery SET phase = 'superseded' WHERE phase = 'held' AND ended_at IS NOT NULL;
