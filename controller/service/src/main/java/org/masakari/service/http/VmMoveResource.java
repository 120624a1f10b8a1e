package org.masakari.service.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.masakari.engine.port.History;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.notification.NotificationType;

/** {@code /v1/notifications/ID/vmoves}. */
final class VmMoveResource implements Resource {
    private static final Listing LISTING =
            new Listing(
                    Set.of("status", "type"),
                    Set.of(
                            "id",
                            "uuid",
                            "instance_uuid",
                            "instance_name",
                            "source_host",
                            "dest_host",
                            "start_time",
                            "end_time",
                            "status",
                            "type",
                            "created_at",
                            "updated_at"));

    private final History history;

    VmMoveResource(History history) {
        this.history = history;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "notifications/*/vmoves", this::list).from(Microversion.WITH_MOVES),
                Route.of("GET", "notifications/*/vmoves/*", this::show)
                        .from(Microversion.WITH_MOVES));
    }

    private ApiAnswer list(ApiRequest request) {
        View view = new View(request.version());
        List<ObjectNode> moves =
                history.moves(hostFailure(request)).stream().map(view::move).toList();
        return ApiAnswer.ok("vmoves", LISTING.page(moves, request));
    }

    private ApiAnswer show(ApiRequest request) {
        UUID id = request.id(3);
        return history.moves(hostFailure(request)).stream()
                .filter(each -> each.uuid().equals(id))
                .findFirst()
                .map(each -> ApiAnswer.ok("vmove", new View(request.version()).move(each)))
                .orElseThrow(() -> ApiException.notFound("no VM move " + id));
    }

    private UUID hostFailure(ApiRequest request) {
        UUID id = request.id(1);
        NotificationDocument notification =
                history.notification(id)
                        .orElseThrow(() -> ApiException.notFound("no notification " + id));
        if (notification.type() != NotificationType.COMPUTE_HOST) {
            throw ApiException.badRequest(
                    "only COMPUTE_HOST notifications have VM moves; " + id + " is of another type");
        }
        return id;
    }
}
