package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One page of a list that is short enough to be sorted here: filters, {@code sort_key}, {@code
 * sort_dir}, {@code marker} and {@code limit}. By default the newest comes first.
 *
 * @param filters the fields that may be asked for; one that this version does not show is no filter
 * @param keys the fields that may be sorted by
 */
record Listing(Set<String> filters, Set<String> keys) {
    private static final String ID = "uuid";

    /**
     * The page of {@code all} that {@code request} asks for.
     *
     * @throws ApiException 400 for a marker that is in none of the list, or an unknown key
     */
    List<ObjectNode> page(List<ObjectNode> all, ApiRequest request) {
        Sorting sorting = Sorting.of(request, keys);
        Comparator<ObjectNode> order =
                Comparator.<ObjectNode, JsonNode>comparing(
                                node -> node.path(sorting.key()), Listing::compare)
                        .thenComparing(node -> node.path(ID).asText());
        List<ObjectNode> sorted =
                all.stream()
                        .filter(node -> matches(node, request))
                        .sorted(sorting.descending() ? order.reversed() : order)
                        .toList();
        return after(sorted, request).limit(limit(request)).toList();
    }

    /** Our own clients want the whole list, unless they say how much of it. */
    private static int limit(ApiRequest request) {
        boolean whole =
                request.version().has(Microversion.OWN) && !request.query().containsKey("limit");
        return whole ? Integer.MAX_VALUE : request.limit();
    }

    private boolean matches(ObjectNode node, ApiRequest request) {
        return filters.stream()
                .filter(request.query()::containsKey)
                .allMatch(field -> matches(node.path(field), field, request));
    }

    private static boolean matches(JsonNode value, String field, ApiRequest request) {
        String asked = request.query().getOrDefault(field, "");
        if (value.isMissingNode()) {
            return true;
        }
        return value.isBoolean()
                ? value.asBoolean() == Fields.flag(field, asked)
                : value.asText().equals(asked);
    }

    private static Stream<ObjectNode> after(List<ObjectNode> sorted, ApiRequest request) {
        String marker = request.query().get("marker");
        if (marker == null) {
            return sorted.stream();
        }
        for (int i = 0; i < sorted.size(); i++) {
            if (isAt(sorted.get(i), marker)) {
                return sorted.stream().skip(i + 1L);
            }
        }
        throw Sorting.unknownMarker(marker);
    }

    /** OpenStack's SDK goes by {@code id}, everybody else by {@code uuid}. */
    private static boolean isAt(ObjectNode node, String marker) {
        return node.path(ID).asText().equals(marker) || node.path("id").asText().equals(marker);
    }

    /** Absent first, then by number or text. */
    private static int compare(JsonNode a, JsonNode b) {
        if (a.isNull() || b.isNull()) {
            return Boolean.compare(!a.isNull(), !b.isNull());
        }
        return a.isNumber()
                ? Long.compare(a.asLong(), b.asLong())
                : a.asText().compareTo(b.asText());
    }
}
