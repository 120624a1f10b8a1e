package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.InstanceId;

/** One timed entry of a recovery's timeline. */
@JsonNaming(SnakeCaseStrategy.class)
public record StepDocument(Instant at, String phase, @Nullable InstanceId instance, String text) {}
