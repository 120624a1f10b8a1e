-- An operator's acknowledgement that a host is off stands with the evidence: who and when are its reporter and
-- completed_at. And when a recovery was approved: what was said before its host came back holds no longer.
ALTER TABLE fencing_evidence
    ADD COLUMN acknowledged_because TEXT        NULL COMMENT 'why the operator is sure; null for all but acknowledgements',
    ADD COLUMN expires_at           DATETIME(6) NULL COMMENT 'until when the acknowledgement holds';

ALTER TABLE recovery
    ADD COLUMN approved_at DATETIME(6) NULL AFTER approval_reason;
