package org.masakari.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.json.Json;

/** Reads what a server sent. */
final class Answers {
    private static final int MAX_REASON_CHARS = 300;

    private Answers() {}

    /**
     * The meaning of {@code raw}.
     *
     * @throws IOException if a success carries no JSON where that is the format: something that is
     *     no controller answered
     */
    static Answer of(Exchange.Raw raw, Request.Format format) throws IOException {
        int status = raw.status();
        if (status >= 200 && status < 300) {
            return new Answer.Accepted(
                    status,
                    format == Request.Format.JSON ? json(raw.body()) : MissingNode.getInstance());
        }
        if (status >= 500 || status == 429 || status == 408) {
            return new Answer.Busy(status, reason(raw.body()), retryAfter(raw.retryAfter()));
        }
        return new Answer.Refused(status, reason(raw.body()));
    }

    private static JsonNode json(String body) throws IOException {
        return body.isBlank() ? MissingNode.getInstance() : Json.lenient().readTree(body);
    }

    /** {@code {"error": {"message": …}}}, {@code {"badRequest": {"message": …}}}, or the text. */
    private static String reason(String body) {
        try {
            JsonNode answer = json(body);
            return Stream.of("message", "reason", "title")
                    .map(answer::findValue)
                    .filter(found -> found != null && found.isTextual())
                    .map(JsonNode::asText)
                    .findFirst()
                    .orElseGet(() -> text(body));
        } catch (IOException e) {
            return text(body);
        }
    }

    private static String text(String body) {
        String text = body.strip();
        String shown = text.isEmpty() ? "no reason given" : text;
        return shown.length() <= MAX_REASON_CHARS ? shown : shown.substring(0, MAX_REASON_CHARS);
    }

    /** Seconds only: the other form, a date, needs two clocks that agree. */
    private static @Nullable Duration retryAfter(@Nullable String header) {
        return header != null && header.matches("\\d{1,5}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : null;
    }
}
