package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.masakari.engine.port.History;
import org.masakari.engine.port.Intake;
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
    public Optional<ApiAnswer> answer(ApiRequest request) {
        List<String> path = request.path();
        if (path.isEmpty() || !path.get(0).equals("notifications")) {
            return Optional.empty();
        }
        return switch (request.method() + " " + path.size()) {
            case "POST 1" -> Optional.of(create(request));
            case "GET 1" ->
                    Optional.of(
                            ApiAnswer.ok("notifications", history.notifications(request.limit())));
            case "GET 2" -> Optional.of(show(request));
            case "GET 3" ->
                    path.get(2).equals("vmoves") ? Optional.of(moves(request)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private ApiAnswer create(ApiRequest request) {
        JsonNode node = request.object("notification");
        ApiRequest.refuseUnknown(node, PROPERTIES);
        refuseMissing(node);
        refuseType(node.path("type").asText());
        Notification notification = ApiRequest.read(node, Notification.class);
        long askedAt = System.nanoTime();
        Intake.Receipt receipt =
                intake.accept(notification, node.path("payload").toString(), key(request));
        if (receipt instanceof Intake.Stored stored) {
            stored.begun().ifPresent(begun -> listener.begun(begun, askedAt));
            return new ApiAnswer(202, Map.of("notification", stored.document()));
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

    private static void refuseType(String type) {
        List<String> known = List.of(NotificationType.values()).stream().map(Enum::name).toList();
        if (!known.contains(type)) {
            throw ApiException.badRequest("type: \"" + type + "\" is none of " + known);
        }
    }

    private static String key(ApiRequest request) {
        String key = request.idempotencyKey();
        if (key == null) {
            return UUID.randomUUID().toString();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw ApiException.badRequest(
                    "Idempotency-Key: 1 to " + LONGEST_KEY + " characters expected");
        }
        return key;
    }

    private ApiAnswer show(ApiRequest request) {
        return history.notification(request.id(1))
                .map(found -> ApiAnswer.ok("notification", found))
                .orElseThrow(() -> missing(request));
    }

    private ApiAnswer moves(ApiRequest request) {
        if (history.notification(request.id(1)).isEmpty()) {
            throw missing(request);
        }
        return ApiAnswer.ok("vmoves", history.moves(request.id(1)));
    }

    private static ApiException missing(ApiRequest request) {
        return ApiException.notFound("no notification " + request.path().get(1));
    }
}
