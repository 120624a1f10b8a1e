package org.masakari.protocol.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * Why a host or an instance was recovered or was not, and whether it is protected now.
 *
 * @param host the host that was asked for, or the one that the instance is on; null for an instance
 *     that is on none, or of which Nova does not tell
 * @param instance the instance that was asked for; null where a host was
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ExplanationDocument(@Nullable Host host, @Nullable Instance instance) {

    /** Whether a failure would be recovered. */
    public enum Verdict {
        @JsonProperty("protected")
        PROTECTED,
        @JsonProperty("unprotected")
        UNPROTECTED,
        /** Nova has to be asked, and cannot be. */
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * Whether a failure now would be recovered.
     *
     * @param because sentences, the most important first; never empty
     * @param toDo commands, in the order in which they are to be given; empty if nothing is to be
     *     done
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Protection(Verdict verdict, List<String> because, List<String> toDo) {

        public Protection {
            because = List.copyOf(because);
            toDo = List.copyOf(toDo);
        }
    }

    /**
     * A host.
     *
     * @param segment the segment that it is in; null if it is in none
     * @param recoveryMethod its segment's; null if it is in none
     * @param service its nova-compute; null if Nova could not be asked, or knows none
     * @param novaError why there is no {@code service}; null if there is
     * @param failedProcesses those that keep it out of service
     * @param incidents its latest, the newest first
     * @param recovery the latest recovery of it, whole; null if there is none
     * @param reports the latest of each type about it, the newest first
     * @param declarations what operators have said of it, the newest first
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Host(
            HostName name,
            @Nullable String segment,
            @Nullable RecoveryMethod recoveryMethod,
            boolean reserved,
            boolean onMaintenance,
            Protection protection,
            @Nullable Service service,
            @Nullable String novaError,
            SortedSet<String> failedProcesses,
            List<IncidentDocument> incidents,
            @Nullable RecoveryDocument recovery,
            List<NotificationDocument> reports,
            List<Declaration> declarations) {}

    /** A nova-compute, as Nova shows it. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Service(
            boolean enabled, @Nullable String disabledReason, boolean up, boolean forcedDown) {}

    /**
     * What an operator has said of a host, in his own name.
     *
     * @param word {@code acknowledgement} that it is off, {@code return}: that it is back, {@code
     *     release} or {@code retry} of a recovery
     * @param until when an acknowledgement expires; null for the others
     * @param recovery which one it is about; null for an acknowledgement
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Declaration(
            Instant at,
            String operator,
            String word,
            String reason,
            @Nullable Instant until,
            @Nullable UUID recovery) {}

    /**
     * An instance.
     *
     * @param name its name in Nova, else in the history; null if neither tells
     * @param seen what Nova shows; null if Nova could not be asked, or knows it no more
     * @param novaError why Nova could not be asked; null if it could
     * @param moves its moves in recoveries of hosts, the newest first
     * @param recoveries its own restarts, the newest first
     * @param reports what monitors told of it, the newest first
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Instance(
            InstanceId uuid,
            @Nullable String name,
            Protection protection,
            @Nullable Seen seen,
            @Nullable String novaError,
            List<Move> moves,
            List<RecoveryDocument> recoveries,
            List<NotificationDocument> reports) {}

    /**
     * An instance, as Nova shows it.
     *
     * @param host null if it is on none
     * @param state its vm_state, and its task where it has one
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Seen(@Nullable HostName host, String state) {}

    /**
     * An instance's way through the recovery of a host.
     *
     * @param destHost null until it is known
     * @param endedAt null while it goes on
     * @param status such as {@code succeeded}, {@code failed} or {@code skipped}
     * @param reason why it failed or was skipped; null otherwise
     * @param incidentOpen true while the host is not back: only then can it be tried again
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Move(
            UUID recovery,
            Instant openedAt,
            String name,
            HostName sourceHost,
            @Nullable HostName destHost,
            @Nullable Instant endedAt,
            String status,
            @Nullable String reason,
            boolean incidentOpen) {}
}
