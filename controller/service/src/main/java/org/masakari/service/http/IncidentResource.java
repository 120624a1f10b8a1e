package org.masakari.service.http;

import java.util.List;
import org.masakari.engine.port.History;
import org.masakari.engine.port.IncidentSearch;

/** {@code /v1/incidents}: the failures of hosts, and what each of them waits for. */
final class IncidentResource implements Resource {
    private final History history;

    IncidentResource(History history) {
        this.history = history;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "incidents", this::list).from(Microversion.OWN),
                Route.of("GET", "incidents/*", this::show).from(Microversion.OWN));
    }

    private ApiAnswer list(ApiRequest request) {
        QueryFields query = new QueryFields(request.query());
        IncidentSearch search =
                new IncidentSearch(query.host("host"), query.flag("open"), request.limit());
        return ApiAnswer.ok("incidents", history.incidents(search));
    }

    private ApiAnswer show(ApiRequest request) {
        return history.incident(request.id(1))
                .map(found -> ApiAnswer.ok("incident", found))
                .orElseThrow(() -> ApiException.notFound("no incident " + request.path().get(1)));
    }
}
