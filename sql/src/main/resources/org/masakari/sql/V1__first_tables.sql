-- Times are UTC with microseconds, given by the controller's clock. No auto-increment value is ever compared
-- between rows of different controllers, and no lock outlives a transaction: both would break on Galera.

CREATE TABLE segment (
    id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uuid            CHAR(36)     NOT NULL UNIQUE,
    name            VARCHAR(255) NOT NULL UNIQUE,
    description     TEXT         NULL,
    service_type    VARCHAR(255) NOT NULL,
    recovery_method VARCHAR(32)  NOT NULL,
    enabled         BOOLEAN      NOT NULL DEFAULT TRUE,
    created_at      DATETIME(6)  NOT NULL,
    updated_at      DATETIME(6)  NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE host (
    id                 BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uuid               CHAR(36)     NOT NULL UNIQUE,
    segment_id         BIGINT       NOT NULL,
    name               VARCHAR(255) NOT NULL UNIQUE,
    type               VARCHAR(255) NOT NULL,
    control_attributes TEXT         NOT NULL,
    reserved           BOOLEAN      NOT NULL DEFAULT FALSE,
    on_maintenance     BOOLEAN      NOT NULL DEFAULT FALSE,
    reserved_for       CHAR(36)     NULL COMMENT 'uuid of the recovery that has taken this reserved host',
    created_at         DATETIME(6)  NOT NULL,
    updated_at         DATETIME(6)  NULL,
    CONSTRAINT host_segment FOREIGN KEY (segment_id) REFERENCES segment (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE incident (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uuid       CHAR(36)     NOT NULL UNIQUE,
    host       VARCHAR(255) NOT NULL,
    open_host  VARCHAR(255) NULL UNIQUE COMMENT 'the host while the incident is open, else null: at most one open incident a host',
    opened_at  DATETIME(6)  NOT NULL,
    closed_at  DATETIME(6)  NULL,
    INDEX incident_host (host, opened_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE notification (
    id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uuid            CHAR(36)     NOT NULL UNIQUE,
    idempotency_key VARCHAR(64)  NOT NULL UNIQUE COMMENT 'chosen by the monitor; a repeat has the same',
    type            VARCHAR(16)  NOT NULL,
    host            VARCHAR(255) NOT NULL,
    host_uuid       CHAR(36)     NOT NULL,
    payload         TEXT         NOT NULL COMMENT 'JSON, as it came',
    generated_at    DATETIME(6)  NOT NULL,
    incident_id     BIGINT       NULL,
    recovery_id     BIGINT       NULL COMMENT 'the recovery that it led to or is covered by',
    ignored_because TEXT         NULL,
    created_at      DATETIME(6)  NOT NULL,
    CONSTRAINT notification_incident FOREIGN KEY (incident_id) REFERENCES incident (id),
    INDEX notification_host (host, created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE fencing_evidence (
    id              BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id     BIGINT       NOT NULL,
    notification_id BIGINT       NOT NULL,
    target          VARCHAR(255) NOT NULL,
    action          VARCHAR(16)  NOT NULL,
    operation_id    VARCHAR(64)  NULL COMMENT 'Pacemaker''s; null from the history',
    completed_at    DATETIME(6)  NOT NULL,
    origin          VARCHAR(255) NULL,
    delegate        VARCHAR(255) NULL,
    client          VARCHAR(255) NULL,
    source          VARCHAR(16)  NOT NULL,
    reporter        VARCHAR(255) NOT NULL,
    CONSTRAINT evidence_incident FOREIGN KEY (incident_id) REFERENCES incident (id),
    CONSTRAINT evidence_notification FOREIGN KEY (notification_id) REFERENCES notification (id),
    INDEX evidence_operation (target, operation_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE recovery (
    id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uuid             CHAR(36)     NOT NULL UNIQUE,
    kind             VARCHAR(16)  NOT NULL COMMENT 'recovery: a failed host; return: the same host coming back',
    incident_id      BIGINT       NOT NULL,
    evidence_id      BIGINT       NULL COMMENT 'the proof that it acts on',
    host             VARCHAR(255) NOT NULL,
    method           VARCHAR(32)  NOT NULL,
    phase            VARCHAR(16)  NOT NULL,
    reason           TEXT         NULL,
    forced_down      BOOLEAN      NOT NULL DEFAULT FALSE,
    disabled         BOOLEAN      NOT NULL DEFAULT FALSE,
    disabled_by_us   BOOLEAN      NOT NULL DEFAULT FALSE,
    force_down_lifted BOOLEAN     NOT NULL DEFAULT FALSE,
    reserve_host     VARCHAR(255) NULL,
    reserve_ready    BOOLEAN      NOT NULL DEFAULT FALSE,
    planned_at       DATETIME(6)  NULL,
    opened_at        DATETIME(6)  NOT NULL,
    ended_at         DATETIME(6)  NULL,
    claimed_by       VARCHAR(255) NULL,
    epoch            BIGINT       NOT NULL DEFAULT 0 COMMENT 'fencing token: every write names it, and every claim raises it',
    lease_until      DATETIME(6)  NULL,
    CONSTRAINT recovery_incident FOREIGN KEY (incident_id) REFERENCES incident (id),
    CONSTRAINT recovery_evidence FOREIGN KEY (evidence_id) REFERENCES fencing_evidence (id),
    INDEX recovery_claimable (ended_at, lease_until)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE vm_move (
    id               BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    uuid             CHAR(36)     NOT NULL UNIQUE,
    recovery_id      BIGINT       NOT NULL,
    position         INT          NOT NULL COMMENT 'order of evacuation',
    instance         CHAR(36)     NOT NULL,
    name             VARCHAR(255) NOT NULL,
    vm_state         VARCHAR(32)  NOT NULL COMMENT 'before the failure',
    status           VARCHAR(16)  NOT NULL,
    reason           TEXT         NULL,
    attempt          INT          NOT NULL DEFAULT 0,
    requested_at     DATETIME(6)  NULL,
    not_before       DATETIME(6)  NULL,
    after_migration  BIGINT       NOT NULL COMMENT 'Nova''s migration ids up to this one belong to something earlier',
    migration_number BIGINT       NULL,
    migration_uuid   VARCHAR(36)  NULL,
    migration_status VARCHAR(32)  NULL,
    destination      VARCHAR(255) NULL,
    started_at       DATETIME(6)  NULL,
    ended_at         DATETIME(6)  NULL,
    UNIQUE (recovery_id, instance),
    CONSTRAINT move_recovery FOREIGN KEY (recovery_id) REFERENCES recovery (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE step (
    id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    recovery_id BIGINT      NOT NULL,
    ordinal     INT         NOT NULL COMMENT 'order within the recovery',
    at          DATETIME(6) NOT NULL,
    phase       VARCHAR(16) NOT NULL,
    instance    CHAR(36)    NULL,
    text        TEXT        NOT NULL,
    UNIQUE (recovery_id, ordinal),
    CONSTRAINT step_recovery FOREIGN KEY (recovery_id) REFERENCES recovery (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
