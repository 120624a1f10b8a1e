package org.masakari.cli.migration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.cli.inventory.Hosts;
import org.masakari.cli.inventory.Segments;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;

/** Our controllers' segments and hosts by name, read once; what is made since then included. */
final class Target {
    private final Segments segmentsApi;
    private final Hosts hostsApi;
    private final Map<String, Document<SegmentDocument>> segments = new HashMap<>();
    private final Map<String, Document<HostDocument>> hosts = new HashMap<>();

    Target(Api api) {
        segmentsApi = new Segments(api);
        hostsApi = new Hosts(api);
        segmentsApi.all().forEach(each -> segments.put(each.value().name(), each));
        hostsApi.all().forEach(each -> hosts.put(each.value().name().value(), each));
    }

    @Nullable Document<SegmentDocument> segment(String name) {
        return segments.get(name);
    }

    @Nullable Document<HostDocument> host(String name) {
        return hosts.get(name);
    }

    boolean hasSegment(UUID uuid) {
        return segments.values().stream().anyMatch(each -> each.value().uuid().equals(uuid));
    }

    void createSegment(ObjectNode properties) {
        Document<SegmentDocument> made = segmentsApi.create(properties);
        segments.put(made.value().name(), made);
    }

    void updateSegment(SegmentDocument segment, ObjectNode changes) {
        segmentsApi.update(segment, changes);
    }

    /** In a segment that is there. */
    void createHost(String segment, ObjectNode properties) {
        Document<SegmentDocument> in = segments.get(segment);
        if (in == null) {
            throw new IllegalStateException("segment " + segment + " was not created");
        }
        hostsApi.create(in.value(), properties);
    }

    void updateHost(HostDocument host, ObjectNode changes) {
        hostsApi.update(host, changes);
    }
}
