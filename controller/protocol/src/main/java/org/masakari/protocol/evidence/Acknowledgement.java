package org.masakari.protocol.evidence;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;

/**
 * What an operator who says in his own name that a host is off says beside that: it stands where a
 * fencing would. Who he is and when he said so are the evidence's {@code reporter} and {@code
 * completedAt}.
 *
 * @param reason why he is sure
 * @param expiresAt from then on it proves nothing any more
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Acknowledgement(String reason, Instant expiresAt) {
    /** How long it holds unless the operator says so. */
    public static final Duration USUAL = Duration.ofMinutes(15);

    /** How long it may hold at most: nobody has looked at the host since. */
    public static final Duration LONGEST = Duration.ofHours(1);

    public Acknowledgement {
        requireNonNull(reason, "reason is missing");
        requireNonNull(expiresAt, "expires_at is missing");
    }
}
