package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pause: nothing new is begun while it holds.
 *
 * @param segment the segment's name; null for all segments
 * @param operator who paused it
 * @param reason why
 * @param since when
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PauseDocument(
        @Nullable String segment, String operator, String reason, Instant since) {}
