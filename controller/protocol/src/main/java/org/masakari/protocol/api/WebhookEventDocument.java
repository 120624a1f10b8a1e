package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * What a webhook's receiver is sent.
 *
 * @param version of this document; what is added to it changes no version
 * @param id the same if the event is sent once more
 * @param event such as {@code recovery.held}
 * @param happenedAt by the clock of {@code controller}
 * @param controller the controller that has recorded it
 * @param host the host that it is about; null for a test
 * @param segment the segment that the host is in now; null if it is in none
 * @param incident the failure of a host that it is about; null where no host has failed
 * @param recovery the recovery that it is about; null for the events of incidents
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WebhookEventDocument(
        int version,
        UUID id,
        String event,
        Instant happenedAt,
        String controller,
        @Nullable HostName host,
        @Nullable String segment,
        @Nullable Incident incident,
        @Nullable Recovery recovery) {
    /** The version of this document. */
    public static final int VERSION = 1;

    /**
     * One failure of one host.
     *
     * @param closedAt when the host had returned, or its next failure began; null while it is open
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Incident(UUID uuid, Instant openedAt, @Nullable Instant closedAt) {}

    /**
     * What is done about it.
     *
     * @param kind as {@link RecoveryDocument#kind} has it
     * @param instance the instance that is restarted; null for the other kinds
     * @param process the process that has failed or is back; null for the other kinds
     * @param reason what it waits for, or why it ended as it did; null where nothing needs saying
     * @param gate which gate holds it; null unless it is held
     * @param instances what became of the failed host's instances
     * @param failed those that have failed, in the order of evacuation, the first of them at least
     * @param failedLeftOut how many more have failed
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Recovery(
            UUID uuid,
            String kind,
            @Nullable InstanceId instance,
            @Nullable String process,
            String phase,
            @Nullable String reason,
            @Nullable String gate,
            Instant openedAt,
            @Nullable Instant endedAt,
            Instances instances,
            List<Failed> failed,
            int failedLeftOut) {

        public Recovery {
            failed = List.copyOf(failed);
        }
    }

    /**
     * How many instances.
     *
     * @param open not decided yet, or never, where the recovery was overtaken
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Instances(int succeeded, int failed, int skipped, int open) {}

    /** An instance that was not moved, and why. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Failed(InstanceId instance, String name, @Nullable String reason) {}
}
