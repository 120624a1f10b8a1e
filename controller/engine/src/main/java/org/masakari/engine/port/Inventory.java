package org.masakari.engine.port;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.ProtectionDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

/** Segments and their hosts, as the operator has set them up. */
public interface Inventory {

    /**
     * What an operator says of a segment.
     *
     * @param trustMonitors true if a monitor's word that a host is off is proof enough
     * @param onlyOptedIn true if only instances with metadata {@code HA_Enabled=True} are recovered
     */
    record SegmentSpec(
            String name,
            @Nullable String description,
            String serviceType,
            RecoveryMethod recoveryMethod,
            boolean enabled,
            boolean trustMonitors,
            boolean onlyOptedIn) {}

    /** What an operator says of a host. */
    record HostSpec(
            HostName name,
            String type,
            String controlAttributes,
            boolean reserved,
            boolean onMaintenance) {}

    /** Something else stands in the way; {@link #getMessage} says what. */
    final class ConflictException extends RuntimeException {
        public ConflictException(String message) {
            super(message);
        }
    }

    List<SegmentDocument> segments();

    Optional<SegmentDocument> segment(UUID uuid);

    /**
     * Adds a segment.
     *
     * @throws ConflictException if the name is taken
     */
    SegmentDocument createSegment(SegmentSpec spec);

    /**
     * Changes a segment; empty if there is none.
     *
     * @throws ConflictException if the name is taken, or one of its hosts is being recovered
     */
    Optional<SegmentDocument> updateSegment(UUID uuid, SegmentSpec spec);

    /**
     * Removes a segment and its hosts; false if there is none.
     *
     * @throws ConflictException if one of its hosts is being recovered
     */
    boolean deleteSegment(UUID uuid);

    List<HostDocument> hosts(UUID segment);

    /** What would happen to each host of every segment if it failed now; by segment and name. */
    List<ProtectionDocument> protection();

    Optional<HostDocument> host(UUID segment, UUID uuid);

    /**
     * Adds a host.
     *
     * @throws ConflictException if the name is in a segment already
     */
    HostDocument createHost(UUID segment, HostSpec spec);

    /**
     * Changes a host; empty if there is none.
     *
     * @throws ConflictException if the name is in use, or the segment is being recovered
     */
    Optional<HostDocument> updateHost(UUID segment, UUID uuid, HostSpec spec);

    /**
     * Removes a host; false if there is none.
     *
     * @throws ConflictException if the segment is being recovered
     */
    boolean deleteHost(UUID segment, UUID uuid);
}
