package org.masakari.engine.port;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.notification.NotificationType;

/**
 * Which notifications are asked for, and in which order.
 *
 * @param sourceHost uuid of the host that they are about; null for any
 * @param type null for any
 * @param status the Instance-HA API's word; null for any
 * @param generatedSince noticed then or later; null for any
 * @param sortKey one of {@link #SORT_KEYS}
 * @param descending true for the newest, or largest, first
 * @param after the notification behind which the page begins; null for the first page
 * @param limit how many at most
 */
public record NotificationSearch(
        @Nullable UUID sourceHost,
        @Nullable NotificationType type,
        @Nullable String status,
        @Nullable Instant generatedSince,
        String sortKey,
        boolean descending,
        @Nullable UUID after,
        int limit) {
    /** The fields of a notification by which they can be sorted. */
    public static final Set<String> SORT_KEYS =
            Set.of(
                    "id",
                    "notification_uuid",
                    "source_host_uuid",
                    "type",
                    "generated_time",
                    "created_at",
                    "updated_at");

    /** The words that {@link #status} may be. */
    public static final Set<String> STATUSES =
            Set.of("new", "running", "finished", "error", "failed", "ignored");
}
