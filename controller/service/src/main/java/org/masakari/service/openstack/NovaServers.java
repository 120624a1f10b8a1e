package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.ResourceClass;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** Instances. */
final class NovaServers {
    /** Nova's power states of a guest that does not run: shut down, crashed. */
    private static final Set<Integer> OFF = Set.of(4, 6, 7);

    private static final int MIB_OF_GIB = 1024;

    private final NovaApi nova;

    NovaServers(NovaApi nova) {
        this.nova = nova;
    }

    Outcome<NovaAnswer> rehearse() {
        return nova.call(
                NovaRequest.get("/servers/detail", Map.of("all_tenants", "1", "limit", "1")));
    }

    Outcome<List<Server>> on(HostName host) {
        return list(Map.of("all_tenants", "1", "host", host.value()));
    }

    Outcome<List<Server>> changedSince(Instant since) {
        return list(Map.of("all_tenants", "1", "changes-since", since.toString()));
    }

    /**
     * One instance. Only a 404 that names it means that there is none: a proxy's own 404 must not
     * pass for a deleted instance.
     */
    Outcome<Optional<Server>> find(InstanceId instance) {
        return nova.ask(NovaRequest.get("/servers/" + instance))
                .then(
                        answer ->
                                isAbsent(answer, instance)
                                        ? new Outcome.Done<>(Optional.empty())
                                        : answer.judged().then(NovaServers::found));
    }

    private static boolean isAbsent(NovaAnswer answer, InstanceId instance) {
        return answer.status() == 404 && answer.message().contains(instance.toString());
    }

    private static Outcome<Optional<Server>> found(NovaAnswer answer) {
        return answer.read(body -> Optional.of(server(body.path("server"))));
    }

    private Outcome<List<Server>> list(Map<String, String> filter) {
        return new Pages<>(
                        "/servers/detail",
                        "servers",
                        "id",
                        filter,
                        NovaServers::server,
                        page -> false)
                .read(nova);
    }

    /** The host must be shown, if only as null: Nova hides it from who is no administrator. */
    private static Server server(JsonNode node) {
        return new Server(
                NovaFields.instance(node, "id"),
                node.path("name").asText(),
                NovaFields.hostOrNull(node, "OS-EXT-SRV-ATTR:host"),
                state(node),
                traits(node));
    }

    /**
     * Nova's database allows a vm_state and a power_state of null; one must not hide the others.
     */
    private static InstanceState state(JsonNode node) {
        String vm = NovaFields.textOrNull(node, "OS-EXT-STS:vm_state");
        return new InstanceState(
                vm == null ? "unknown" : vm,
                NovaFields.textOrNull(node, "OS-EXT-STS:task_state"),
                !OFF.contains(node.path("OS-EXT-STS:power_state").asInt()));
    }

    /** What a policy of the cloud may hide is taken for not said. */
    private static Traits traits(JsonNode node) {
        JsonNode flavor = node.path("flavor");
        return new Traits(
                node.path("tenant_id").asText(""),
                flavor.path("original_name").asText(""),
                NovaFields.pairs(flavor.path("extra_specs")),
                NovaFields.pairs(node.path("metadata")),
                node.path("locked").asBoolean(),
                Set.of(),
                needs(node));
    }

    /** As Nova counts it for Placement: an instance of a volume has no image, and no root disk. */
    private static Map<ResourceClass, Long> needs(JsonNode node) {
        JsonNode flavor = node.path("flavor");
        if (!flavor.path("vcpus").isNumber() || !flavor.path("ram").isNumber()) {
            return Map.of();
        }
        long root = node.path("image").isTextual() ? 0 : flavor.path("disk").asLong();
        long swap = (flavor.path("swap").asLong() + MIB_OF_GIB - 1) / MIB_OF_GIB;
        return Map.of(
                ResourceClass.VCPU,
                flavor.path("vcpus").asLong(),
                ResourceClass.MEMORY_MB,
                flavor.path("ram").asLong(),
                ResourceClass.DISK_GB,
                root + flavor.path("ephemeral").asLong() + swap);
    }
}
