package org.masakari.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.masakari.protocol.json.Json;

/**
 * One of the API's documents.
 *
 * @param json as it came
 * @param value what this version knows of it
 */
public record Document<T>(JsonNode json, T value) {

    /** Reads one document. */
    public static <T> Document<T> of(JsonNode json, Class<T> type) {
        try {
            return new Document<>(json, Json.lenient().treeToValue(json, type));
        } catch (JsonProcessingException e) {
            throw new Failure(
                    Exit.FAILED,
                    "the answer is no " + type.getSimpleName() + ": " + e.getOriginalMessage(),
                    "the address is another service's, or the controller's version is newer",
                    "nothing more; what was asked for may have been done",
                    "check --url; bring this command to the controller's version");
        }
    }

    /** Reads an array of documents. */
    public static <T> List<Document<T>> list(JsonNode array, Class<T> type) {
        List<Document<T>> documents = new ArrayList<>();
        array.forEach(json -> documents.add(of(json, type)));
        return documents;
    }
}
