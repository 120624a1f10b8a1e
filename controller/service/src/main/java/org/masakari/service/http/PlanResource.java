package org.masakari.service.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.masakari.engine.forecast.Forecast;
import org.masakari.protocol.HostName;

/** {@code GET /v1/plans/HOST}: what would happen if the host failed now. Changes nothing. */
final class PlanResource implements Resource {
    private final Function<HostName, Optional<Forecast.Answer>> plans;

    PlanResource(Function<HostName, Optional<Forecast.Answer>> plans) {
        this.plans = plans;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("GET", "plans/*", this::plan).from(Microversion.OWN));
    }

    private ApiAnswer plan(ApiRequest request) {
        String name = request.path().get(1);
        if (!HostName.isValid(name)) {
            throw ApiException.notFound("\"" + name + "\" is no host name, so no segment has it");
        }
        HostName host = new HostName(name);
        Forecast.Answer answer =
                plans.apply(host)
                        .orElseThrow(
                                () ->
                                        new ApiException(
                                                429, "another plan is being made; ask again"));
        if (answer instanceof Forecast.UnknownHost) {
            throw ApiException.unknownHost(host);
        }
        if (answer instanceof Forecast.NotNow none) {
            throw new ApiException(503, "no plan of " + host + ": " + none.why());
        }
        return ApiAnswer.ok("plan", ((Forecast.Made) answer).plan());
    }
}
