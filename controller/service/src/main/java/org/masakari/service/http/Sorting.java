package org.masakari.service.http;

import java.util.Set;
import java.util.TreeSet;

/**
 * {@code sort_key} and {@code sort_dir} of a list.
 *
 * @param key the field to sort by
 * @param descending true for the largest, or newest, first
 */
record Sorting(String key, boolean descending) {

    /**
     * What {@code request} asks for.
     *
     * @throws ApiException 400 unless the key is one of {@code keys}
     */
    static Sorting of(ApiRequest request, Set<String> keys) {
        String key = request.query().getOrDefault("sort_key", "created_at");
        if (!keys.contains(key)) {
            throw ApiException.badRequest(
                    "sort_key: \"" + key + "\" is none of " + new TreeSet<>(keys));
        }
        return switch (request.query().getOrDefault("sort_dir", "desc")) {
            case "asc" -> new Sorting(key, false);
            case "desc" -> new Sorting(key, true);
            default -> throw ApiException.badRequest("sort_dir: asc or desc expected");
        };
    }

    static ApiException unknownMarker(String marker) {
        return ApiException.badRequest("marker: nothing with the id \"" + marker + "\" is listed");
    }
}
