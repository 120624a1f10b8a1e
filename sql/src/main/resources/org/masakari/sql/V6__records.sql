-- A record of a claim that another controller has taken over on another Galera node must fail. Galera compares
-- what two transactions have changed, so each record changes its recovery's row, whatever else it changes.
ALTER TABLE recovery
    ADD COLUMN records BIGINT NOT NULL DEFAULT 0 COMMENT 'how often its driver has recorded a decision' AFTER epoch;
