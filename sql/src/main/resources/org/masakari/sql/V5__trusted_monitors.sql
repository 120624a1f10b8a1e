-- An operator's word that in this segment a monitor's claim counts as proof that a host is off.
ALTER TABLE segment
    ADD COLUMN trust_monitors BOOLEAN NOT NULL DEFAULT FALSE AFTER enabled;
