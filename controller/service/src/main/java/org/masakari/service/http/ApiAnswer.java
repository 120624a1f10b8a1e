package org.masakari.service.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a resource answers.
 *
 * @param status the HTTP status
 * @param document what is written as JSON; null for no body
 */
record ApiAnswer(int status, @Nullable Object document) {

    static ApiAnswer ok(String name, Object document) {
        return new ApiAnswer(200, Map.of(name, document));
    }

    static ApiAnswer noContent() {
        return new ApiAnswer(204, null);
    }
}
