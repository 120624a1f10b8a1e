package org.masakari.service.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.masakari.protocol.api.WebhookTestDocument;

/** {@code POST /v1/webhooks/test}: each receiver is sent an event that tells of nothing. */
final class WebhookResource implements Resource {
    private final Supplier<Optional<List<WebhookTestDocument>>> test;

    WebhookResource(Supplier<Optional<List<WebhookTestDocument>>> test) {
        this.test = test;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("POST", "webhooks/test", any -> tested()).from(Microversion.OWN));
    }

    private ApiAnswer tested() {
        List<WebhookTestDocument> answers =
                test.get()
                        .orElseThrow(
                                () ->
                                        new ApiException(
                                                429, "another test is being made; ask again"));
        if (answers.isEmpty()) {
            throw ApiException.notFound(
                    "no receiver of webhooks: [webhooks] urls of this controller names none");
        }
        return ApiAnswer.ok("webhooks", answers);
    }
}
