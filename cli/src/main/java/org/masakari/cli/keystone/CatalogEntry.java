package org.masakari.cli.keystone;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Failure;
import org.masakari.cli.openstack.OpenStackService;

/** The service of type {@value #TYPE} with its endpoints, as Keystone has it. */
final class CatalogEntry {
    static final String TYPE = "instance-ha";
    private static final String NAME = "masakari";
    private static final String ENDPOINT = "endpoint";

    private final OpenStackService identity;
    private String service;

    /** What Keystone has now, or nothing yet. */
    CatalogEntry(OpenStackService identity) {
        this.identity = identity;
        this.service = known().path("id").asText();
    }

    /** What gives it {@code urls} by interface; what else is there is in the way or replaced. */
    List<Step> registering(Map<String, String> urls, String region, boolean replace) {
        List<Step> steps = new ArrayList<>();
        steps.add(serviceStep());
        urls.forEach((facing, url) -> steps.addAll(endpointSteps(facing, url, region, replace)));
        return steps;
    }

    /** What takes {@code urls} out of it, and the service itself once nothing else is left. */
    List<Step> unregistering(Map<String, String> urls, String region) {
        List<JsonNode> all = endpoints("");
        List<Step> steps = new ArrayList<>();
        urls.forEach((facing, url) -> steps.addAll(removals(all, facing, url, region)));
        long removed = steps.stream().filter(Step::removes).count();
        if (!service.isEmpty() && removed == all.size()) {
            Runnable deed = () -> identity.delete("/services/" + service);
            steps.add(Step.remove("service", TYPE, NAME, deed));
        }
        return steps;
    }

    private List<Step> removals(List<JsonNode> all, String facing, String url, String region) {
        List<Step> found =
                all.stream()
                        .filter(endpoint -> endpoint.path("interface").asText().equals(facing))
                        .filter(endpoint -> endpoint.path("region_id").asText().equals(region))
                        .filter(endpoint -> url(endpoint).equals(url))
                        .map(this::removal)
                        .toList();
        return found.isEmpty() ? List.of(Step.absent(ENDPOINT, facing, url)) : found;
    }

    /**
     * The region that is meant.
     *
     * @param given null for the only one
     * @throws Failure if there is no such region, or several
     */
    String region(@Nullable String given) {
        List<String> regions = new ArrayList<>();
        identity.get("/regions").path("regions").forEach(each -> regions.add(id(each)));
        if (given == null && regions.size() == 1) {
            return regions.get(0);
        }
        if (given != null && regions.contains(given)) {
            return given;
        }
        throw Failure.notFound(
                given == null
                        ? "nothing says which region is meant"
                        : "Keystone has no region \"" + given + "\"",
                "a mistyped name, or several to choose from: " + String.join(", ", regions),
                "give one of them with --region; \"openstack region create\" makes a new one");
    }

    private JsonNode known() {
        return identity.get("/services?type=" + TYPE).path("services").path(0);
    }

    private Step serviceStep() {
        JsonNode known = known();
        if (known.isMissingNode()) {
            return Step.create("service", TYPE, NAME, this::createService);
        }
        return known.path("enabled").asBoolean(true)
                ? Step.alreadySo("service", TYPE, known.path("name").asText())
                : Step.differs("service", TYPE, "disabled");
    }

    private void createService() {
        Map<String, Object> body =
                Map.of(
                        "type", TYPE,
                        "name", NAME,
                        "description", "Instance high availability");
        service = id(identity.post("/services", Map.of("service", body)).path("service"));
    }

    private List<Step> endpointSteps(String facing, String url, String region, boolean replace) {
        List<Step> steps = new ArrayList<>();
        List<JsonNode> there = endpoints("&interface=" + facing + "&region_id=" + encoded(region));
        if (there.stream().anyMatch(endpoint -> url(endpoint).equals(url))) {
            steps.add(Step.alreadySo(ENDPOINT, facing, url));
        } else {
            steps.add(Step.create(ENDPOINT, facing, url, () -> create(facing, url, region)));
        }
        // The new one comes first: clients are never without any.
        there.stream()
                .filter(endpoint -> !url(endpoint).equals(url))
                .map(endpoint -> replace ? removal(endpoint) : inTheWay(endpoint))
                .forEach(steps::add);
        return steps;
    }

    private void create(String facing, String url, String region) {
        Map<String, Object> body =
                Map.of(
                        "service_id", service,
                        "interface", facing,
                        "region_id", region,
                        "url", url);
        identity.post("/endpoints", Map.of(ENDPOINT, body));
    }

    private Step removal(JsonNode endpoint) {
        return Step.remove(
                ENDPOINT,
                endpoint.path("interface").asText(),
                url(endpoint),
                () -> identity.delete("/endpoints/" + id(endpoint)));
    }

    private static Step inTheWay(JsonNode endpoint) {
        return Step.differs(ENDPOINT, endpoint.path("interface").asText(), url(endpoint));
    }

    private List<JsonNode> endpoints(String filter) {
        List<JsonNode> found = new ArrayList<>();
        if (!service.isEmpty()) {
            identity.get("/endpoints?service_id=" + service + filter)
                    .path("endpoints")
                    .forEach(found::add);
        }
        return found;
    }

    private static String id(JsonNode node) {
        return node.path("id").asText();
    }

    private static String url(JsonNode endpoint) {
        return endpoint.path("url").asText();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
