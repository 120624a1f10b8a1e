package org.masakari.service.journal;

import java.util.List;

/**
 * Which rows are history.
 *
 * @param finished finds what has ended, before {@code :before}: ids
 * @param parts what belongs to one of these; what refers to something before what it refers to
 */
record FinishedRows(String finished, List<Part> parts) {
    private static final String BACK = "JSON_VALUE(%s.payload, '$.event') = 'STARTED'";

    private static final String OF_RECOVERIES_OF_INCIDENTS =
            "recovery_id IN (SELECT id FROM recovery WHERE incident_id IN (%s))";

    private static final String OF_INCIDENTS = "incident_id IN (%s)";
    private static final String OF_RECOVERIES = "recovery_id IN (%s)";
    private static final String THEMSELVES = "id IN (%s)";

    /**
     * Incidents of which nothing is needed any more. The one that the host was last seen back from
     * stays, whatever its age: it tells an old fencing that is reported once more from a new one.
     */
    static final FinishedRows INCIDENTS =
            new FinishedRows(
                    """
                    SELECT i.id FROM incident i
                    WHERE i.closed_at < :before
                      AND NOT EXISTS (SELECT 1 FROM recovery r WHERE r.incident_id = i.id
                          AND (r.ended_at IS NULL OR r.ended_at >= :before))
                      AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.incident_id = i.id AND %s
                          AND n.generated_at >= (SELECT MAX(l.generated_at)
                              FROM notification l JOIN incident c ON c.id = l.incident_id
                              WHERE c.host = i.host AND c.closed_at IS NOT NULL AND %s))
                    """
                            .formatted(BACK.formatted("n"), BACK.formatted("l")),
                    List.of(
                            new Part("step", OF_RECOVERIES_OF_INCIDENTS),
                            new Part("vm_move", OF_RECOVERIES_OF_INCIDENTS),
                            new Part("recovery_reserve", OF_RECOVERIES_OF_INCIDENTS),
                            new Part("recovery", OF_INCIDENTS),
                            new Part("fencing_evidence", OF_INCIDENTS),
                            new Part("notification", OF_INCIDENTS),
                            new Part("incident", THEMSELVES)));

    /** Recoveries that belong to no incident, because it was not a host that had failed. */
    static final FinishedRows LONE_RECOVERIES =
            new FinishedRows(
                    "SELECT a.id FROM recovery a WHERE a.incident_id IS NULL AND a.ended_at < :before",
                    List.of(
                            new Part("step", OF_RECOVERIES),
                            new Part("vm_move", OF_RECOVERIES),
                            new Part("recovery_reserve", OF_RECOVERIES),
                            new Part("notification", OF_RECOVERIES),
                            new Part("recovery", THEMSELVES)));

    /** Notifications that led to nothing. */
    static final FinishedRows LONE_NOTIFICATIONS =
            new FinishedRows(
                    """
                    SELECT b.id FROM notification b
                    WHERE b.incident_id IS NULL AND b.recovery_id IS NULL AND b.created_at < :before
                    """,
                    List.of(new Part("notification", THEMSELVES)));

    /** What the webhooks' receivers were told, or were not told in the end. */
    static final FinishedRows DELIVERIES =
            new FinishedRows(
                    "SELECT c.id FROM webhook_delivery c WHERE c.ended_at < :before",
                    List.of(new Part("webhook_delivery", THEMSELVES)));

    static final List<FinishedRows> ALL =
            List.of(INCIDENTS, LONE_RECOVERIES, LONE_NOTIFICATIONS, DELIVERIES);

    /** Rows of one table. */
    record Part(String table, String condition) {

        /** Those that belong to the owners, which are a list of ids or a query for them. */
        String of(String owners) {
            return table + " WHERE " + condition.formatted(owners);
        }
    }
}
