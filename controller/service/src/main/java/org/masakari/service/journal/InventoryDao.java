package org.masakari.service.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.gate.Protection;
import org.masakari.engine.port.Inventory.HostSpec;
import org.masakari.engine.port.Inventory.SegmentSpec;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.ProtectionDocument;
import org.masakari.protocol.api.SegmentDocument;

/** Rows of {@code segment} and {@code host}. */
final class InventoryDao {
    /** Without conditions. */
    private static final String HOSTS =
            """
            SELECT h.*, s.uuid AS s_uuid, s.id AS s_id, s.name AS s_name, s.description AS s_description,
                   s.service_type AS s_service_type, s.recovery_method AS s_recovery_method,
                   s.enabled AS s_enabled, s.trust_monitors AS s_trust_monitors,
                   s.only_opted_in AS s_only_opted_in, s.created_at AS s_created_at, s.updated_at AS s_updated_at,
                   (SELECT i.uuid FROM incident i WHERE i.open_host = h.name) AS incident_uuid
            FROM host h JOIN segment s ON s.id = h.segment_id
            """;

    private final Handle handle;

    InventoryDao(Handle handle) {
        this.handle = handle;
    }

    List<SegmentDocument> segments() {
        return handle.createQuery("SELECT * FROM segment ORDER BY created_at, id")
                .map((row, context) -> segment(row, ""))
                .list();
    }

    Optional<SegmentDocument> segment(UUID uuid) {
        return handle.createQuery("SELECT * FROM segment WHERE uuid = :uuid")
                .bind("uuid", uuid.toString())
                .map((row, context) -> segment(row, ""))
                .findOne();
    }

    void insertSegment(UUID uuid, SegmentSpec spec, Instant now) {
        bind(
                        handle.createUpdate(
                                """
                                INSERT INTO segment (uuid, name, description, service_type, recovery_method, enabled, trust_monitors, only_opted_in, created_at)
                                VALUES (:uuid, :name, :description, :serviceType, :method, :enabled, :trust, :onlyOptedIn, :now)
                                """),
                        uuid,
                        spec,
                        now)
                .execute();
    }

    void updateSegment(UUID uuid, SegmentSpec spec, Instant now) {
        bind(
                        handle.createUpdate(
                                """
                                UPDATE segment SET name = :name, description = :description,
                                    service_type = :serviceType, recovery_method = :method,
                                    enabled = :enabled, trust_monitors = :trust, only_opted_in = :onlyOptedIn, updated_at = :now
                                WHERE uuid = :uuid
                                """),
                        uuid,
                        spec,
                        now)
                .execute();
    }

    private static <T extends SqlStatement<T>> T bind(
            T statement, UUID uuid, SegmentSpec spec, Instant now) {
        return statement
                .bind("uuid", uuid.toString())
                .bind("name", spec.name())
                .bind("description", spec.description())
                .bind("serviceType", spec.serviceType())
                .bind("method", Columns.text(spec.recoveryMethod()))
                .bind("enabled", spec.enabled())
                .bind("trust", spec.trustMonitors())
                .bind("onlyOptedIn", spec.onlyOptedIn())
                .bind("now", Times.db(now));
    }

    void deleteSegment(long id) {
        handle.createUpdate("DELETE FROM host WHERE segment_id = :id").bind("id", id).execute();
        handle.createUpdate("DELETE FROM segment WHERE id = :id").bind("id", id).execute();
    }

    List<HostDocument> hosts(UUID segment) {
        return handle.createQuery(HOSTS + "WHERE s.uuid = :segment ORDER BY h.created_at, h.id")
                .bind("segment", segment.toString())
                .map((row, context) -> host(row))
                .list();
    }

    /** Of all segments, by their names and the hosts'. */
    List<ProtectionDocument> protection() {
        List<Pause> pauses = new SegmentDao(handle).pauses();
        return handle.createQuery(HOSTS + "ORDER BY s.name, h.name")
                .map((row, context) -> host(row))
                .map(host -> Protection.of(host, Pause.of(host.failoverSegment().name(), pauses)))
                .list();
    }

    Optional<HostDocument> host(UUID segment, UUID uuid) {
        return handle.createQuery(HOSTS + "WHERE s.uuid = :segment AND h.uuid = :uuid")
                .bind("segment", segment.toString())
                .bind("uuid", uuid.toString())
                .map((row, context) -> host(row))
                .findOne();
    }

    Optional<HostDocument> hostNamed(HostName name) {
        return Optional.ofNullable(hostsNamed(List.of(name)).get(name));
    }

    /** Those of {@code names} that are in a segment. */
    Map<HostName, HostDocument> hostsNamed(List<HostName> names) {
        return handle.createQuery(HOSTS + "WHERE h.name IN (<names>)")
                .bindList("names", names.stream().map(HostName::value).toList())
                .map((row, context) -> host(row))
                .collect(Collectors.toMap(HostDocument::name, Function.identity()));
    }

    void insertHost(UUID uuid, long segmentId, HostSpec spec, Instant now) {
        bind(
                        handle.createUpdate(
                                """
                                INSERT INTO host (uuid, segment_id, name, type, control_attributes, reserved, on_maintenance, created_at)
                                VALUES (:uuid, :segment, :name, :type, :control, :reserved, :maintenance, :now)
                                """),
                        uuid,
                        spec,
                        now)
                .bind("segment", segmentId)
                .execute();
    }

    void updateHost(UUID uuid, HostSpec spec, Instant now) {
        bind(
                        handle.createUpdate(
                                """
                                UPDATE host SET name = :name, type = :type, control_attributes = :control,
                                    reserved = :reserved, on_maintenance = :maintenance, updated_at = :now,
                                    reserved_for = IF(:reserved, NULL, reserved_for)
                                WHERE uuid = :uuid
                                """),
                        uuid,
                        spec,
                        now)
                .execute();
    }

    private static <T extends SqlStatement<T>> T bind(
            T statement, UUID uuid, HostSpec spec, Instant now) {
        return statement
                .bind("uuid", uuid.toString())
                .bind("name", spec.name().value())
                .bind("type", spec.type())
                .bind("control", spec.controlAttributes())
                .bind("reserved", spec.reserved())
                .bind("maintenance", spec.onMaintenance())
                .bind("now", Times.db(now));
    }

    void deleteHost(UUID uuid) {
        handle.createUpdate("DELETE FROM host WHERE uuid = :uuid")
                .bind("uuid", uuid.toString())
                .execute();
    }

    /** True while a recovery or return of one of the segment's hosts has not ended. */
    boolean isBeingRecovered(UUID segment) {
        return handle.createQuery(
                        """
                        SELECT EXISTS (SELECT 1 FROM recovery r JOIN host h ON h.name = r.host
                            JOIN segment s ON s.id = h.segment_id
                            WHERE s.uuid = :segment AND r.ended_at IS NULL)
                        """)
                .bind("segment", segment.toString())
                .mapTo(Boolean.class)
                .one();
    }

    private static SegmentDocument segment(ResultSet row, String prefix) throws SQLException {
        return new SegmentDocument(
                row.getLong(prefix + "id"),
                Columns.uuid(row, prefix + "uuid"),
                row.getString(prefix + "name"),
                row.getString(prefix + "description"),
                row.getString(prefix + "service_type"),
                Columns.method(row, prefix + "recovery_method"),
                row.getBoolean(prefix + "enabled"),
                row.getBoolean(prefix + "trust_monitors"),
                row.getBoolean(prefix + "only_opted_in"),
                Times.instant(row, prefix + "created_at"),
                Times.instantOrNull(row, prefix + "updated_at"),
                false,
                null);
    }

    static HostDocument host(ResultSet row) throws SQLException {
        return new HostDocument(
                row.getLong("id"),
                Columns.uuid(row, "uuid"),
                Columns.host(row, "name"),
                row.getString("type"),
                row.getString("control_attributes"),
                row.getBoolean("reserved"),
                row.getBoolean("on_maintenance"),
                Columns.uuidOrNull(row, "incident_uuid"),
                Columns.uuid(row, "s_uuid"),
                segment(row, "s_"),
                Times.instant(row, "created_at"),
                Times.instantOrNull(row, "updated_at"),
                false,
                null);
    }
}
