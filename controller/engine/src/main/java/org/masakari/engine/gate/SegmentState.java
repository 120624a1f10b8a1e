package org.masakari.engine.gate;

import org.jspecify.annotations.Nullable;

/**
 * What an operator has said of a host and its segment, and how much of the segment has failed.
 *
 * @param segment the segment's name
 * @param enabled false if the segment is taken out of protection
 * @param onMaintenance true if the operator works on the host
 * @param pause the pause that holds for the segment; null if none does
 * @param failed hosts that have failed within the policy's window and before the one that is
 *     judged, and are not back; that one included
 * @param hosts hosts that the segment has in all
 * @param monitorsTrusted true if a monitor's word that a host is off is proof enough
 */
public record SegmentState(
        String segment,
        boolean enabled,
        boolean onMaintenance,
        @Nullable Pause pause,
        int failed,
        int hosts,
        boolean monitorsTrusted) {

    /** As it would be if one more of its hosts failed now. */
    public SegmentState withOneMoreFailed() {
        return new SegmentState(
                segment, enabled, onMaintenance, pause, failed + 1, hosts, monitorsTrusted);
    }
}
