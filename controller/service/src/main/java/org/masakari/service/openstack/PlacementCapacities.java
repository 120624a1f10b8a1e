package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.HostCapacity;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.ResourceClass;
import org.masakari.protocol.HostName;

/**
 * What is free on hosts: Placement counts it, by the id that Nova has for the host's hypervisor.
 */
final class PlacementCapacities {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final NovaApi nova;
    private final PlacementApi placement;
    private final Clock clock;

    PlacementCapacities(NovaApi nova, PlacementApi placement, Clock clock) {
        this.nova = nova;
        this.placement = placement;
        this.clock = clock;
    }

    /** A host's hypervisor; no host if its name is none that a segment can have. */
    private record Hypervisor(@Nullable HostName host, String id) {
        static Hypervisor of(JsonNode node) {
            return new Hypervisor(
                    NovaFields.hostOrNull(node.path("service"), "host"),
                    NovaFields.text(node, "id"));
        }
    }

    /**
     * What is free, by host; those that Placement does not know, or that take long, are missing.
     */
    Outcome<Map<HostName, HostCapacity>> free(Collection<HostName> hosts) {
        return hypervisors().then(all -> free(all, hosts, clock.instant().plus(PATIENCE)));
    }

    private Outcome<List<Hypervisor>> hypervisors() {
        return new Pages<>(
                        "/os-hypervisors/detail",
                        "hypervisors",
                        "id",
                        Map.of(),
                        Hypervisor::of,
                        page -> false)
                .read(nova);
    }

    private Outcome<Map<HostName, HostCapacity>> free(
            List<Hypervisor> all, Collection<HostName> hosts, Instant end) {
        Map<HostName, HostCapacity> free = new HashMap<>();
        for (Hypervisor each : all) {
            HostName host = each.host();
            if (host == null || !hosts.contains(host) || clock.instant().isAfter(end)) {
                continue;
            }
            Outcome<Optional<HostCapacity>> capacity = capacity(each.id());
            if (!(capacity instanceof Outcome.Done<Optional<HostCapacity>> done)) {
                return capacity.map(any -> free);
            }
            done.value().ifPresent(found -> free.put(host, found));
        }
        return new Outcome.Done<>(free);
    }

    private Outcome<Optional<HostCapacity>> capacity(String provider) {
        String path = "/resource_providers/" + provider;
        return placement
                .ask(NovaRequest.get(path + "/inventories"))
                .then(
                        inventories ->
                                inventories.status() == 404
                                        ? new Outcome.Done<>(Optional.empty())
                                        : inventories
                                                .judged()
                                                .then(any -> usages(path))
                                                .then(used -> read(inventories, used)));
    }

    private Outcome<NovaAnswer> usages(String path) {
        return placement.call(NovaRequest.get(path + "/usages"));
    }

    private static Outcome<Optional<HostCapacity>> read(NovaAnswer inventories, NovaAnswer used) {
        return used.read(body -> body.path("usages"))
                .then(
                        usages ->
                                inventories.read(
                                        body ->
                                                Optional.of(
                                                        capacity(
                                                                body.path("inventories"),
                                                                usages))));
    }

    private static HostCapacity capacity(JsonNode inventories, JsonNode usages) {
        Map<ResourceClass, HostCapacity.Stock> stocks = new EnumMap<>(ResourceClass.class);
        for (ResourceClass each : ResourceClass.values()) {
            JsonNode inventory = inventories.path(each.name());
            if (inventory.isObject()) {
                stocks.put(each, stock(inventory, usages.path(each.name()).asLong()));
            }
        }
        return new HostCapacity(stocks);
    }

    /** As Placement counts: what is reserved is not overcommitted. */
    private static HostCapacity.Stock stock(JsonNode inventory, long used) {
        long usable = NovaFields.number(inventory, "total") - inventory.path("reserved").asLong();
        double ratio = inventory.path("allocation_ratio").asDouble(1);
        long largest = inventory.path("max_unit").asLong(Long.MAX_VALUE);
        return new HostCapacity.Stock((long) (usable * ratio) - used, largest);
    }
}
