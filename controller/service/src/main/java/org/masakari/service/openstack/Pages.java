package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.masakari.engine.port.Outcome;

/**
 * A list of Nova's that is read page by page.
 *
 * @param path where it is
 * @param field its name in the answer
 * @param markerField the field of its last entry by which the next page is asked for
 * @param filter the query's parameters
 * @param reader makes an entry of its JSON
 * @param isLast true for a page after which the others are of no interest
 */
record Pages<T>(
        String path,
        String field,
        String markerField,
        Map<String, String> filter,
        Function<JsonNode, T> reader,
        Predicate<List<T>> isLast) {
    private static final int PAGE = 200;

    /** One page, and where the next one begins; an empty marker if there is none. */
    private record Page<T>(List<T> entries, String marker) {}

    /** All entries. One that cannot be read makes the whole unknown: none is ever left out. */
    Outcome<List<T>> read(NovaApi nova) {
        List<T> all = new ArrayList<>();
        Map<String, Object> params = new TreeMap<>(filter);
        params.put("limit", PAGE);
        while (true) {
            Outcome<Page<T>> answer =
                    nova.call(NovaRequest.get(path, params)).then(a -> a.read(this::page));
            if (!(answer instanceof Outcome.Done<Page<T>> done)) {
                return answer.map(page -> all);
            }
            Page<T> page = done.value();
            all.addAll(page.entries());
            if (page.marker().isEmpty() || isLast.test(page.entries())) {
                return new Outcome.Done<>(all);
            }
            if (page.marker().equals(params.put("marker", page.marker()))) {
                return new Outcome.Unknown<>("Nova gives the same page of " + field + " again");
            }
        }
    }

    /** Nova caps a page by its own setting too, so that only its link tells of another one. */
    private Page<T> page(JsonNode body) {
        JsonNode list = NovaFields.list(body, field);
        List<T> entries = new ArrayList<>();
        list.forEach(entry -> entries.add(reader.apply(entry)));
        boolean hasNext = !list.isEmpty() && body.has(field + "_links");
        return new Page<>(
                entries, hasNext ? NovaFields.text(list.path(list.size() - 1), markerField) : "");
    }
}
