package org.masakari.service.http;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.json.ApiTime;
import org.masakari.protocol.notification.NotificationType;

/** Reads a query's parameters; what is malformed is answered with 400, what is absent is null. */
record QueryFields(Map<String, String> query) {
    private static final Set<String> TYPES =
            Arrays.stream(NotificationType.values()).map(Enum::name).collect(Collectors.toSet());

    @Nullable UUID uuid(String key) {
        String text = query.get(key);
        if (text != null && !ApiRequest.isUuid(text)) {
            throw ApiException.badRequest(key + ": a UUID expected, \"" + text + "\" found");
        }
        return text == null ? null : UUID.fromString(text);
    }

    @Nullable NotificationType type(String key) {
        String text = oneOf(key, TYPES);
        return text == null ? null : NotificationType.valueOf(text);
    }

    @Nullable String oneOf(String key, Set<String> known) {
        String text = query.get(key);
        if (text != null && !known.contains(text)) {
            throw ApiException.badRequest(
                    key + ": \"" + text + "\" is none of " + new TreeSet<>(known));
        }
        return text;
    }

    @Nullable HostName host(String key) {
        String text = query.get(key);
        try {
            return text == null ? null : new HostName(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(key + ": " + e.getMessage());
        }
    }

    @Nullable Boolean flag(String key) {
        String text = query.get(key);
        return text == null ? null : Boolean.valueOf(Fields.flag(key, text));
    }

    /** True if it is there bare, or with a value that means true. */
    boolean asksFor(String key) {
        String text = query.get(key);
        return text != null && (text.isEmpty() || Fields.flag(key, text));
    }

    @Nullable Instant time(String key) {
        String text = query.get(key);
        try {
            return text == null ? null : ApiTime.parse(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(key + ": " + e.getMessage());
        }
    }
}
