package org.masakari.service.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered.
 *
 * @param status the HTTP status
 * @param document what is written as JSON; null for no body
 * @param headers beside those that every answer has
 */
record ApiAnswer(int status, @Nullable Object document, Map<String, String> headers) {

    ApiAnswer(int status, @Nullable Object document) {
        this(status, document, Map.of());
    }

    static ApiAnswer ok(String name, Object document) {
        return new ApiAnswer(200, Map.of(name, document));
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(204, null);
    }
}
