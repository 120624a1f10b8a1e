package org.masakari.service.http;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpURI;

/**
 * An answer, and what was asked.
 *
 * @param target what stood in the request line behind the method
 * @param headers by name, in whatever case; the first of several of one name
 */
record Answered(
        String method, String target, int status, Map<String, String> headers, String body) {

    static Answered of(HttpResponse<String> response, String target) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Answered(
                response.request().method(),
                target,
                response.statusCode(),
                headers,
                response.body());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The path as the server reads it; what it cannot read as it came. */
    String path() {
        try {
            return String.valueOf(HttpURI.from(target).getCanonicalPath());
        } catch (IllegalArgumentException e) {
            return target;
        }
    }

    /** The path's parts behind {@code /v1} and the project's id. */
    List<String> parts() {
        List<String> parts =
                Arrays.stream(path().split("/", -1)).filter(each -> !each.isEmpty()).toList();
        boolean project = parts.size() > 1 && parts.get(1).matches("[0-9a-f]{32}|[0-9a-f-]{36}");
        return parts.isEmpty() ? parts : parts.subList(project ? 2 : 1, parts.size());
    }

    @Override
    public String toString() {
        return method + " " + target + ": " + status + " " + headers + "\n" + body;
    }
}
