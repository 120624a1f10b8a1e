package org.masakari.cli.migration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.inventory.Properties;
import org.masakari.cli.openstack.OpenStackService;

/** OpenStack Masakari, read by its API: any version of it. */
final class OpenStackMasakari implements Source {
    private final OpenStackService api;

    /** The one whose API, with its version, is {@code api}. */
    OpenStackMasakari(OpenStackService api) {
        this.api = api;
    }

    @Override
    public Findings read() {
        List<Segment> segments = new ArrayList<>();
        for (JsonNode segment : all("/segments", "segments")) {
            List<Host> hosts =
                    all("/segments/" + uuid(segment) + "/hosts", "hosts").stream()
                            .map(OpenStackMasakari::host)
                            .toList();
            segments.add(
                    new Segment(
                            segment.path("name").asText(),
                            uuid(segment),
                            segmentProperties(segment),
                            hosts));
        }
        return new Findings(segments, List.of());
    }

    /**
     * Page after page, up to an empty one, as its config decides how long one is; the oldest first.
     */
    private List<JsonNode> all(String path, String name) {
        List<JsonNode> found = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        String query = "";
        while (true) {
            JsonNode page = api.get(path + query).path(name);
            if (!page.isArray()) {
                throw strange("its answer to " + path + " has no list \"" + name + "\"");
            }
            if (page.isEmpty()) {
                found.sort(Comparator.comparingLong(OpenStackMasakari::number));
                return found;
            }
            for (JsonNode each : page) {
                if (!seen.add(uuid(each))) {
                    throw strange("it shows the same page of " + path + " again and again");
                }
                found.add(each);
            }
            query = "?marker=" + number(page.get(page.size() - 1));
        }
    }

    /** What it takes for a marker: a row's number (masakari/db/sqlalchemy/api.py), not the uuid. */
    private static long number(JsonNode node) {
        if (!node.path("id").canConvertToLong()) {
            throw strange("it shows something without a number as its id");
        }
        return node.path("id").asLong();
    }

    private static UUID uuid(JsonNode node) {
        try {
            return UUID.fromString(node.path("uuid").asText());
        } catch (IllegalArgumentException e) {
            throw strange("it shows something without a uuid");
        }
    }

    private static ObjectNode segmentProperties(JsonNode from) {
        return new Properties()
                .with("name", from.path("name").asText())
                .with("description", from.path("description").asText(null))
                .with("recovery_method", from.path("recovery_method").asText())
                .with("service_type", from.path("service_type").asText())
                .with("enabled", from.path("enabled").asBoolean(true)) // API 1.2 and later
                .json();
    }

    private static Host host(JsonNode from) {
        String name = from.path("name").asText();
        return new Host(
                name,
                new Properties()
                        .with("name", name)
                        .with("type", from.path("type").asText())
                        .with("control_attributes", from.path("control_attributes").asText())
                        .with("reserved", from.path("reserved").asBoolean())
                        .with("on_maintenance", from.path("on_maintenance").asBoolean())
                        .json());
    }

    private static Failure strange(String happened) {
        return new Failure(
                Exit.FAILED,
                "the other Masakari cannot be read: " + happened,
                "the address is another service's",
                "nothing was changed",
                "check --source-url, or the instance-ha endpoint in \"openstack catalog list\"");
    }
}
