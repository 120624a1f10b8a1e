package org.masakari.service.journal;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.ProcessPayload;

/** What reports find, asked for by few queries however many they are. */
final class SceneDao {
    /** {@code duplicate_notification_detection_interval} of OpenStack's Masakari. */
    private static final Duration WINDOW = Duration.ofMinutes(3);

    private static final List<String> PHASES_NOT_DONE =
            Stream.of("new", "running", "error")
                    .flatMap(status -> NotificationStatus.phases(status).stream())
                    .toList();

    /** What says the same of a host and is not done with; {@code %1$d} tells reports apart. */
    private static final String SAME_CONTENT =
            """
            (SELECT %1$d AS report, n.uuid FROM notification n LEFT JOIN recovery r ON r.id = n.recovery_id
                WHERE n.host = :host%1$d AND n.type = :type%1$d AND n.payload = :payload%1$d
                    AND n.generated_at >= :since%1$d AND n.ignored_because IS NULL
                    AND COALESCE(r.phase, 'received') IN (<phases>)
                LIMIT 1)""";

    private final Handle handle;

    SceneDao(Handle handle) {
        this.handle = handle;
    }

    /**
     * What a report finds.
     *
     * @param host with its segment, and its incident if one is open
     * @param repeated the notification that it repeats; null for none
     * @param restartOpen true if the very instance that it is about is being restarted
     * @param processFailed true if the very process that it is about is known to have failed
     */
    record Scene(
            HostDocument host,
            @Nullable UUID repeated,
            boolean restartOpen,
            boolean processFailed) {}

    /**
     * Of each report, in their order; empty if its host is in no segment. A monitor's that does not
     * name repeats repeats what says the same of the host and is not done with.
     */
    List<Optional<Scene>> ofReports(List<Report> reports) {
        Map<String, UUID> byKey = byKey(reports);
        Map<Report, UUID> byContent =
                byContent(reports.stream().filter(each -> each.idempotencyKey() == null).toList());
        return scenes(
                reports,
                report -> {
                    String key = report.idempotencyKey();
                    return key == null ? byContent.get(report) : byKey.get(key);
                });
    }

    /** Of an operator's word, which repeats nothing; empty if its host is in no segment. */
    Optional<Scene> ofDeclaration(Report declaration) {
        return scenes(List.of(declaration), any -> null).get(0);
    }

    private List<Optional<Scene>> scenes(
            List<Report> reports, Function<Report, @Nullable UUID> repeated) {
        Map<HostName, HostDocument> hosts =
                new InventoryDao(handle).hostsNamed(distinct(reports.stream().map(Report::host)));
        Set<String> restarts = openRestarts(reports);
        return reports.stream()
                .map(
                        report ->
                                Optional.ofNullable(hosts.get(report.host()))
                                        .map(
                                                host ->
                                                        new Scene(
                                                                host,
                                                                repeated.apply(report),
                                                                restarts.contains(restart(report)),
                                                                processFailed(report))))
                .toList();
    }

    private static <T> List<T> distinct(Stream<T> all) {
        return all.distinct().toList();
    }

    private Map<String, UUID> byKey(List<Report> reports) {
        List<String> keys =
                distinct(
                        reports.stream().flatMap(each -> Stream.ofNullable(each.idempotencyKey())));
        return keys.isEmpty()
                ? Map.of()
                : handle.createQuery(
                                "SELECT idempotency_key, uuid FROM notification WHERE idempotency_key IN (<keys>)")
                        .bindList("keys", keys)
                        .map(
                                (row, context) ->
                                        Map.entry(
                                                row.getString("idempotency_key"),
                                                Columns.uuid(row, "uuid")))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Report, UUID> byContent(List<Report> reports) {
        if (reports.isEmpty()) {
            return Map.of();
        }
        Query query =
                handle.createQuery(
                                IntStream.range(0, reports.size())
                                        .mapToObj(SAME_CONTENT::formatted)
                                        .collect(joining(" UNION ALL ")))
                        .bindList("phases", PHASES_NOT_DONE);
        for (int i = 0; i < reports.size(); i++) {
            Notification notification = reports.get(i).notification();
            query.bind("host" + i, notification.hostname().value())
                    .bind("type" + i, notification.type().name())
                    .bind("payload" + i, reports.get(i).payload())
                    .bind("since" + i, Times.db(notification.generatedTime().minus(WINDOW)));
        }
        return query.map(
                        (row, context) ->
                                Map.entry(
                                        reports.get(row.getInt("report")),
                                        Columns.uuid(row, "uuid")))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue, (first, other) -> first));
    }

    private Set<String> openRestarts(List<Report> reports) {
        List<String> subjects =
                distinct(reports.stream().map(SceneDao::restart).filter(each -> !each.isEmpty()));
        return subjects.isEmpty()
                ? Set.of()
                : handle.createQuery(
                                "SELECT open_subject FROM recovery WHERE open_subject IN (<subjects>)")
                        .bindList("subjects", subjects)
                        .mapTo(String.class)
                        .set();
    }

    /** What stands for the restart of the instance that the report is about; empty for none. */
    private static String restart(Report report) {
        return report.notification().payload() instanceof InstancePayload instance
                ? RecoveryRow.subject(instance.instanceUuid())
                : "";
    }

    private boolean processFailed(Report report) {
        return report.notification().payload() instanceof ProcessPayload process
                && new SegmentDao(handle)
                        .failedProcesses(report.host())
                        .contains(process.processName());
    }
}
