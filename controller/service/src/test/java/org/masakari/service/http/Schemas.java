package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.masakari.protocol.json.Json;

/**
 * The JSON schemas of what the API answers: {@code schema/DOCUMENT-VERSION.json} holds from that
 * microversion on, until there is one of a later version.
 */
final class Schemas {
    /** All microversions. */
    static final List<Microversion> VERSIONS =
            List.of(
                    Microversion.FIRST,
                    Microversion.WITH_DETAILS,
                    Microversion.WITH_ENABLED,
                    Microversion.WITH_MOVES,
                    Microversion.OWN);

    private static final String FOLDER = "org/masakari/service/http/schema/";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> WHOLE = new ConcurrentHashMap<>();

    private Schemas() {}

    /** What is wrong with {@code document}, which should be a {@code name} by itself. */
    static List<String> problems(JsonNode document, String name, Microversion version) {
        return problems(document, file(name, version), reference(file(name, version)));
    }

    /** What is wrong with {@code document}, which should hold, under {@code key}, one of them. */
    static List<String> problemsOfOne(
            JsonNode document, String key, String name, Microversion version) {
        String file = file(name, version);
        return problems(document, key + " " + file, holding(key, reference(file)));
    }

    /** What is wrong with {@code document}, which should hold, under {@code key}, a list. */
    static List<String> problemsOfList(
            JsonNode document, String key, String name, Microversion version) {
        String file = file(name, version);
        ObjectNode list = Json.strict().createObjectNode().put("type", "array");
        list.set("items", reference(file));
        if (!version.has(Microversion.OWN)) {
            list.put("maxItems", 1000);
        }
        return problems(document, key + " of " + version + " " + file, holding(key, list));
    }

    private static List<String> problems(JsonNode document, String id, ObjectNode schema) {
        Schema whole =
                WHOLE.computeIfAbsent(
                        id,
                        each ->
                                REGISTRY.getSchema(
                                        SchemaLocation.of("classpath:" + FOLDER + "-"), schema));
        return whole.validate(document).stream().map(Error::toString).toList();
    }

    private static ObjectNode reference(String file) {
        return Json.strict().createObjectNode().put("$ref", "classpath:" + FOLDER + file);
    }

    private static ObjectNode holding(String key, ObjectNode value) {
        ObjectNode schema = Json.strict().createObjectNode();
        schema.put("type", "object").put("additionalProperties", false);
        schema.putObject("properties").set(key, value);
        schema.putArray("required").add(key);
        return schema;
    }

    private static String file(String name, Microversion version) {
        return VERSIONS.stream()
                .filter(version::has)
                .sorted(Comparator.comparing(Microversion::minor).reversed())
                .map(each -> name + "-" + each + ".json")
                .flatMap(Schemas::existing)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no schema of " + name + " up to " + version));
    }

    private static Stream<String> existing(String file) {
        return Optional.ofNullable(Schemas.class.getResource("schema/" + file))
                .map(x -> file)
                .stream();
    }
}
