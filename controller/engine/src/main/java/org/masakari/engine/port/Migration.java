package org.masakari.engine.port;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * Nova's record of one evacuation ({@code GET /os-migrations}).
 *
 * @param number its {@code id}: grows with every migration that Nova begins
 * @param uuid its {@code uuid}
 * @param instance the instance that moves
 * @param destination the host it moves to; null until the scheduler has chosen one
 * @param status Nova's word; accepted, pre-migrating, done, completed, failed and error were seen
 */
public record Migration(
        long number,
        String uuid,
        InstanceId instance,
        @Nullable HostName destination,
        String status) {
    private static final Set<String> ARRIVED = Set.of("done", "completed");
    private static final Set<String> FAILED = Set.of("failed", "error", "cancelled");

    /** True once the destination has finished. */
    public boolean hasArrived() {
        return ARRIVED.contains(status);
    }

    /** True once Nova has given this evacuation up. */
    public boolean hasFailed() {
        return FAILED.contains(status);
    }

    /**
     * True until the source's nova-compute has cleaned up after this evacuation. While one of these
     * is left, Nova refuses to lift the host's forced-down.
     */
    public boolean holdsSource() {
        return !status.equals("completed") && !hasFailed();
    }
}
