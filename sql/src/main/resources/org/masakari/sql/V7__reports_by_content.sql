-- Repeats of a report, and the latest return of a host, are found without reading all that was ever told of it.
-- The payload's first hundred characters have an instance's id in them.
CREATE INDEX notification_content ON notification (host, type, payload(100));
