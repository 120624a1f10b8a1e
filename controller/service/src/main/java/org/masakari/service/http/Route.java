package org.masakari.service.http;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What one method does at one path.
 *
 * @param method the HTTP method
 * @param pattern the path's parts after {@code /v1}; {@code *} stands for any one
 * @param since the first version that has it
 * @param answer what it does
 */
record Route(
        String method,
        List<String> pattern,
        Microversion since,
        Function<ApiRequest, ApiAnswer> answer) {
    private static final String ANY = "*";

    /** A route of every version; {@code path} such as {@code segments/*}. */
    static Route of(String method, String path, Function<ApiRequest, ApiAnswer> answer) {
        return new Route(method, Arrays.asList(path.split("/")), Microversion.FIRST, answer);
    }

    Route from(Microversion first) {
        return new Route(method, pattern, first, answer);
    }

    boolean isAt(ApiRequest request) {
        return request.version().has(since) && matches(request.path());
    }

    boolean matches(List<String> path) {
        boolean same = path.size() == pattern.size();
        for (int i = 0; same && i < path.size(); i++) {
            same = pattern.get(i).equals(ANY) || pattern.get(i).equals(path.get(i));
        }
        return same;
    }
}
