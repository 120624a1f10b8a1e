package org.masakari.service.openstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.json.Json;
import org.openstack4j.core.transport.HttpResponse;

/**
 * What Nova, or Placement, answered.
 *
 * @param from who
 * @param status the HTTP status
 * @param body the JSON; a missing node if there is none
 * @param requestId Nova's request id, which its logs have too; empty if it gave none
 * @param retryAfter how long it asked to be left alone; null if it did not ask
 * @param date by its clock, whole seconds (cut off); null if it gave none
 */
record NovaAnswer(
        String from,
        int status,
        JsonNode body,
        String requestId,
        @Nullable Duration retryAfter,
        @Nullable Instant date) {
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    static NovaAnswer of(String from, HttpResponse response, Instant now) {
        String id = response.header("X-Openstack-Request-Id");
        return new NovaAnswer(
                from,
                response.getStatus(),
                json(JdkHttpExecutor.text(response)),
                id == null ? "" : id,
                retryAfter(response.header("Retry-After"), now),
                date(response.header("Date")));
    }

    /**
     * What that means for the request. A token that Nova refuses even when it is new, and a request
     * that it (or what stands before it) is too busy for, had no effect and may be made again.
     */
    Outcome<NovaAnswer> judged() {
        if (status / 100 == 2) {
            return new Outcome.Done<>(this);
        }
        return switch (status) {
            case 401, 429, 503 -> unavailable();
            case 413 -> retryAfter == null ? new Outcome.Refused<>(message()) : unavailable();
            default ->
                    status >= 500
                            ? new Outcome.Unknown<>(message())
                            : new Outcome.Refused<>(message());
        };
    }

    /** What {@code reader} makes of the body; unknown if that is not what the API promises. */
    <T> Outcome<T> read(Function<JsonNode, T> reader) {
        try {
            return new Outcome.Done<>(reader.apply(body));
        } catch (MalformedAnswerException e) {
            return new Outcome.Unknown<>(from + "'s answer cannot be read: " + e.getMessage());
        }
    }

    /** Its own words, such as {@code 400: Compute service of compute1 is still in use.} */
    String message() {
        JsonNode error = body.elements().hasNext() ? body.elements().next() : body;
        String text = error.path("message").asText("");
        return from + " answered " + status + (text.isEmpty() ? "" : ": " + text);
    }

    private Outcome<NovaAnswer> unavailable() {
        return new Outcome.Unavailable<>(
                message(), retryAfter == null ? DEFAULT_PAUSE : retryAfter);
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

    private static @Nullable Instant date(@Nullable String header) {
        try {
            return header == null ? null : httpDate(header.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant httpDate(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    /** Seconds or a date (RFC 9110, 10.2.3), at most a minute; the default if it is neither. */
    private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        Duration wanted = pause(header.strip(), now);
        if (wanted.isNegative()) {
            return Duration.ZERO;
        }
        return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
    }

    private static Duration pause(String text, Instant now) {
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(now, httpDate(text));
        } catch (NumberFormatException | DateTimeException e) {
            return DEFAULT_PAUSE;
        }
    }
}
