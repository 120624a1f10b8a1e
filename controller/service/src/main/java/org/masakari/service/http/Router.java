package org.masakari.service.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what a request asks for. */
final class Router {
    private final List<Route> routes;

    Router(List<Resource> resources) {
        routes = resources.stream().flatMap(each -> each.routes().stream()).toList();
    }

    /**
     * Answers {@code request}.
     *
     * @throws ApiException 404 where there is nothing, 405 where there is, with other methods
     */
    ApiAnswer answer(ApiRequest request) {
        List<Route> here = routes.stream().filter(each -> each.isAt(request)).toList();
        if (here.isEmpty()) {
            throw ApiException.notFound(
                    "there is no /v1/"
                            + String.join("/", request.path())
                            + " in version "
                            + request.version());
        }
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        return here.stream()
                .filter(each -> each.method().equals(method))
                .findFirst()
                .orElseThrow(() -> notAllowed(request, here))
                .answer()
                .apply(request);
    }

    private static ApiException notAllowed(ApiRequest request, List<Route> here) {
        String allowed =
                here.stream().map(Route::method).sorted().collect(Collectors.joining(", "));
        return new ApiException(
                405, "no " + request.method() + " here, only " + allowed, Map.of("Allow", allowed));
    }
}
