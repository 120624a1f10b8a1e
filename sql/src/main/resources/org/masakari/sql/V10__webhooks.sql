-- What is to be told to the receivers of webhooks: one row an event and receiver, written in the transaction of
-- what it tells of. Times are the database's own, as those of leases: any controller delivers.
CREATE TABLE webhook_delivery (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    event_uuid CHAR(36)     NOT NULL COMMENT 'the same for each receiver, and for each repeat',
    receiver   VARCHAR(300) NOT NULL COMMENT 'its name, never its URL: that may hold a secret',
    subject    CHAR(36)     NOT NULL COMMENT 'incident, or else recovery: what is told of it is told in order',
    event      VARCHAR(32)  NOT NULL,
    body       MEDIUMTEXT   NOT NULL COMMENT 'JSON, as it is sent',
    created_at DATETIME(6)  NOT NULL,
    attempts   INT          NOT NULL DEFAULT 0 COMMENT 'also the fencing token: each claim raises it',
    claimed_by VARCHAR(255) NULL COMMENT 'the controller that made the latest attempt',
    not_before DATETIME(6)  NOT NULL COMMENT 'end of the claim, or of the wait after an attempt that failed',
    last_error TEXT         NULL,
    ended_at   DATETIME(6)  NULL,
    outcome    VARCHAR(16)  NULL COMMENT 'delivered or given_up; null while it waits',
    UNIQUE (event_uuid, receiver),
    INDEX webhook_waiting (ended_at, receiver, created_at),
    INDEX webhook_order (receiver, subject, ended_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
