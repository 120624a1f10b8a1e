package org.masakari.service.openstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.json.Json;
import org.openstack4j.core.transport.HttpResponse;

/**
 * What Nova answered.
 *
 * @param status the HTTP status
 * @param body the JSON; a missing node if there is none
 * @param requestId Nova's request id, which its logs have too; empty if it gave none
 * @param retryAfter the Retry-After it asked for, else one second
 */
record NovaAnswer(int status, JsonNode body, String requestId, Duration retryAfter) {

    static NovaAnswer of(HttpResponse response) {
        String id = response.header("X-Openstack-Request-Id");
        return new NovaAnswer(
                response.getStatus(),
                json(JdkHttpExecutor.text(response)),
                id == null ? "" : id,
                retryAfter(response.header("Retry-After")));
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Nova's own words, such as {@code 400: Compute service of compute1 is still in use.} */
    String message() {
        JsonNode error = body.elements().hasNext() ? body.elements().next() : body;
        String text = error.path("message").asText("");
        return "Nova answered " + status + (text.isEmpty() ? "" : ": " + text);
    }

    private static JsonNode json(String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.lenient().readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Duration retryAfter(@Nullable String seconds) {
        try {
            long wanted = seconds == null ? 1 : Long.parseLong(seconds.strip());
            return Duration.ofSeconds(Math.max(0, Math.min(wanted, 60)));
        } catch (NumberFormatException e) {
            return Duration.ofSeconds(1);
        }
    }
}
