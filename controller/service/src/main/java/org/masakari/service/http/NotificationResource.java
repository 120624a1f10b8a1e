package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.History;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.NotificationSearch;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;

/** {@code /v1/notifications}. */
final class NotificationResource implements Resource {
    private static final List<String> PROPERTIES =
            List.of("type", "hostname", "generated_time", "payload");
    private static final int LONGEST_KEY = 64;

    private final Intake intake;
    private final History history;
    private final BegunListener listener;

    NotificationResource(Intake intake, History history, BegunListener listener) {
        this.intake = intake;
        this.history = history;
        this.listener = listener;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("GET", "notifications", this::list),
                Route.of("POST", "notifications", this::create),
                Route.of("GET", "notifications/*", this::show));
    }

    private ApiAnswer list(ApiRequest request) {
        View view = new View(request.version());
        return ApiAnswer.ok(
                "notifications",
                history.notifications(search(request)).stream().map(view::notification).toList());
    }

    private NotificationSearch search(ApiRequest request) {
        Sorting sorting = Sorting.of(request, NotificationSearch.SORT_KEYS);
        QueryFields query = new QueryFields(request.query());
        String marker = request.query().get("marker");
        return new NotificationSearch(
                query.uuid("source_host_uuid"),
                query.type("type"),
                query.oneOf("status", NotificationSearch.STATUSES),
                query.time("generated-since"),
                sorting.key(),
                sorting.descending(),
                marker == null ? null : marked(marker),
                request.limit());
    }

    private UUID marked(String marker) {
        Optional<UUID> found =
                marker.matches("\\d{1,18}")
                        ? history.notificationWithId(Long.parseLong(marker))
                        : Optional.of(marker)
                                .filter(ApiRequest::isUuid)
                                .map(UUID::fromString)
                                .filter(uuid -> history.notification(uuid).isPresent());
        return found.orElseThrow(() -> Sorting.unknownMarker(marker));
    }

    private ApiAnswer create(ApiRequest request) {
        JsonNode node = request.object("notification");
        ApiRequest.refuseUnknown(node, PROPERTIES);
        refuseMissing(node);
        refuseNulls(node.path("payload"));
        refuseType(node.path("type").asText());
        Notification notification = ApiRequest.read(node, Notification.class);
        refuseAcknowledgement(notification);
        String payload = node.path("payload").toString();
        long askedAt = System.nanoTime();
        Intake.Receipt receipt =
                intake.accept(
                        MonitorsWord.asEvidence(notification, request.sender()),
                        payload,
                        key(request));
        if (receipt instanceof Intake.Stored stored) {
            MonitorsWord.log(notification, stored.document());
            stored.begun().ifPresent(begun -> listener.begun(begun, askedAt));
            View view = new View(request.version());
            return new ApiAnswer(202, Map.of("notification", view.notification(stored.document())));
        }
        if (receipt instanceof Intake.Refused refused) {
            throw new ApiException(409, refused.why());
        }
        throw ApiException.badRequest(
                "hostname: "
                        + notification.hostname()
                        + " is in no failover segment; add it with \"masakari host create\"");
    }

    private static void refuseMissing(JsonNode node) {
        List<String> missing = PROPERTIES.stream().filter(name -> !node.hasNonNull(name)).toList();
        if (!missing.isEmpty()) {
            throw ApiException.badRequest("missing properties " + missing);
        }
    }

    /** What is not known is left out of a payload, by the Instance-HA API. */
    private static void refuseNulls(JsonNode payload) {
        for (Map.Entry<String, JsonNode> each : payload.properties()) {
            if (each.getValue().isNull()) {
                throw ApiException.badRequest("payload." + each.getKey() + ": null; leave it out");
            }
        }
    }

    /** A monitor cannot speak in an operator's name. */
    private static void refuseAcknowledgement(Notification notification) {
        FencingEvidence evidence =
                notification.payload() instanceof HostPayload host ? host.evidence() : null;
        if (evidence != null && evidence.acknowledgement() != null) {
            throw ApiException.badRequest(
                    "payload.evidence.acknowledgement: an operator acknowledges at"
                            + " /v1/acknowledgements");
        }
    }

    private static void refuseType(String type) {
        List<String> known = List.of(NotificationType.values()).stream().map(Enum::name).toList();
        if (!known.contains(type)) {
            throw ApiException.badRequest("type: \"" + type + "\" is none of " + known);
        }
    }

    private static @Nullable String key(ApiRequest request) {
        String key = request.idempotencyKey();
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw ApiException.badRequest(
                    "Idempotency-Key: 1 to " + LONGEST_KEY + " characters expected");
        }
        return key;
    }

    private ApiAnswer show(ApiRequest request) {
        NotificationDocument found =
                history.notification(request.id(1))
                        .orElseThrow(
                                () ->
                                        ApiException.notFound(
                                                "no notification " + request.path().get(1)));
        ObjectNode node = new View(request.version()).notification(found);
        if (request.version().has(Microversion.WITH_DETAILS)) {
            node.set("recovery_workflow_details", tasks(found.recoveryId()));
        }
        return ApiAnswer.ok("notification", node);
    }

    private ArrayNode tasks(@Nullable UUID recovery) {
        return Optional.ofNullable(recovery)
                .flatMap(history::recovery)
                .map(RecoveryTasks::of)
                .orElseGet(JsonNodeFactory.instance::arrayNode);
    }
}
