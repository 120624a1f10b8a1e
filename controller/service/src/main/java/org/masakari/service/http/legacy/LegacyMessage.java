package org.masakari.service.http.legacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.masakari.protocol.json.ApiTime;
import org.masakari.protocol.json.Json;

/** What one of the original's monitors sent; its names are the original's. */
final class LegacyMessage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
    private static final List<String> ALWAYS =
            List.of(
                    "id",
                    "type",
                    "regionID",
                    "hostname",
                    "uuid",
                    "time",
                    "eventID",
                    "eventType",
                    "detail",
                    "tzname",
                    "daylight",
                    "cluster_port");
    private static final List<String> UNLESS_VM = List.of("startTime", "endTime");

    private final JsonNode node;
    private final Instant time;

    private LegacyMessage(JsonNode node, Instant time) {
        this.node = node;
        this.time = time;
    }

    /** Why a message cannot be taken. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String why) {
            super(why);
            this.status = status;
        }

        /** The status that the original answered. */
        int status() {
            return status;
        }
    }

    /**
     * Reads one.
     *
     * @param zone of its local times
     * @throws Refused 500 for what is no JSON object or has a bad time, 400 for a missing key
     */
    static LegacyMessage read(String body, ZoneId zone) throws Refused {
        JsonNode node = json(body);
        for (String key : ALWAYS) {
            refuseMissing(node, key);
        }
        if (!node.path("type").asText().equals("VM")) {
            for (String key : UNLESS_VM) {
                refuseMissing(node, key);
            }
        }
        return new LegacyMessage(node, time(node.path("time").asText(), zone));
    }

    private static JsonNode json(String body) throws Refused {
        try {
            JsonNode node = Json.lenient().readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            // Told below, as any other body that is no object.
        }
        throw new Refused(500, "the body is no JSON object");
    }

    private static void refuseMissing(JsonNode node, String key) throws Refused {
        if (!node.has(key)) {
            throw new Refused(400, "the key " + key + " is missing");
        }
    }

    private static Instant time(String text, ZoneId zone) throws Refused {
        try {
            Instant read = LocalDateTime.parse(text, TIME).atZone(zone).toInstant();
            if (ApiTime.isWritable(read)) {
                return read;
            }
        } catch (DateTimeParseException e) {
            // Told below, as a time of another age is.
        }
        throw new Refused(500, "time: YYYYMMDDHHMMSS expected, \"" + text + "\" found");
    }

    /** A value as text, whether it came as a number or as a text. */
    String text(String key) {
        return node.path(key).asText();
    }

    /** {@code type eventID eventType detail}, by which the original decides. */
    String event() {
        return String.join(" ", text("type"), text("eventID"), text("eventType"), text("detail"));
    }

    /** When the sender noticed. */
    Instant time() {
        return time;
    }

    @Override
    public String toString() {
        return event() + " of " + text("hostname") + ", id " + text("id");
    }
}
