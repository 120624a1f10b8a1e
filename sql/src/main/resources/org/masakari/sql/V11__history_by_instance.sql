-- For `masakari why INSTANCE`: what became of one instance, over all that is kept.
ALTER TABLE vm_move ADD INDEX move_instance (instance);
