-- In such a segment only instances with metadata HA_Enabled=True are recovered. A recovery keeps what its host's
-- segment said when it was opened, as it keeps the method.
ALTER TABLE segment
    ADD COLUMN only_opted_in BOOLEAN NOT NULL DEFAULT FALSE AFTER trust_monitors;

ALTER TABLE recovery
    ADD COLUMN only_opted_in BOOLEAN NOT NULL DEFAULT FALSE AFTER method;
