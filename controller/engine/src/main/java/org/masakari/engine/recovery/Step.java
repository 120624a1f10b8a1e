package org.masakari.engine.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.InstanceId;

/**
 * One timed entry of a recovery's timeline.
 *
 * @param at when
 * @param phase the phase that the recovery was in afterwards
 * @param instance the instance that it is about; null if it is about the host
 * @param text what happened, for people
 */
public record Step(Instant at, Phase phase, @Nullable InstanceId instance, String text) {}
