-- An operator's word that a recovery is to be made although the gates had held an earlier one, or it had failed.
ALTER TABLE recovery
    ADD COLUMN approved_by     VARCHAR(255) NULL AFTER reason,
    ADD COLUMN approval_reason TEXT         NULL AFTER approved_by;
