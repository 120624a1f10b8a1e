package org.masakari.service.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver is not told any more.
 *
 * @param since when it happened
 * @param lastError what came of the latest attempt; null if none was made
 */
public record GivenUp(
        UUID eventId,
        String event,
        String receiver,
        Instant since,
        int attempts,
        @Nullable String lastError) {}
