package org.masakari.protocol.notification;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.evidence.FencingEvidence;

/**
 * The payload of a {@link NotificationType#COMPUTE_HOST} notification.
 *
 * @param event what happened
 * @param clusterStatus how the cluster sees the host; null if the reporter did not say
 * @param hostStatus what is known of its power; null if the reporter did not say
 * @param evidence the fencing that proves it is off; an addition of this project to the Instance-HA
 *     API, null from any other reporter
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostPayload(
        HostEvent event,
        @Nullable ClusterStatus clusterStatus,
        @Nullable HostStatus hostStatus,
        @Nullable FencingEvidence evidence)
        implements Payload {

    public HostPayload {
        requireNonNull(event, "event is missing");
    }

    /** The host was fenced, and here is the proof. */
    public static HostPayload fenced(FencingEvidence evidence) {
        return new HostPayload(
                HostEvent.STOPPED, ClusterStatus.OFFLINE, HostStatus.NORMAL, evidence);
    }

    /**
     * True if it says that the host's power is off, without the fencing that would prove it: as
     * monitors of other makes report.
     */
    public boolean claimsPowerOff() {
        return event == HostEvent.STOPPED && hostStatus == HostStatus.NORMAL && evidence == null;
    }

    /** The same with {@code proof} for its evidence. */
    public HostPayload with(FencingEvidence proof) {
        return new HostPayload(event, clusterStatus, hostStatus, proof);
    }

    /** The host is a member of the cluster again. */
    public static HostPayload returned() {
        return new HostPayload(HostEvent.STARTED, ClusterStatus.ONLINE, HostStatus.NORMAL, null);
    }

    /** A later fencing recovers what an earlier one would have; a return does not. */
    @Override
    public boolean supersedes(Payload older) {
        return older instanceof HostPayload other && other.event == event;
    }
}
