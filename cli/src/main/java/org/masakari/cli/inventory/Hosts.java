package org.masakari.cli.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Failure;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.json.Json;

/** The hosts of the controller's failover segments. A host's name is in one segment only. */
public final class Hosts {
    private final Api api;
    private final Segments segments;

    public Hosts(Api api) {
        this.api = api;
        this.segments = new Segments(api);
    }

    /** The hosts of all segments. */
    public List<Document<HostDocument>> all() {
        return everywhere().toList();
    }

    /** The hosts of the segment of that name or UUID. */
    List<Document<HostDocument>> of(String segment) {
        return of(segments.named(segment).value());
    }

    /** The host of that name or UUID, whichever segment it is in. */
    Document<HostDocument> named(String nameOrUuid) {
        return find(nameOrUuid)
                .orElseThrow(
                        () ->
                                Failure.notFound(
                                        "there is no host \"" + nameOrUuid + "\" in any segment",
                                        "a mistyped name, or it was never added to a segment",
                                        "see \"masakari host list\""));
    }

    /** The host of that name or UUID, whichever segment it is in; empty if there is none. */
    Optional<Document<HostDocument>> find(String nameOrUuid) {
        return everywhere()
                .filter(
                        found ->
                                found.value().name().value().equals(nameOrUuid)
                                        || found.value().uuid().toString().equals(nameOrUuid))
                .findFirst();
    }

    Document<HostDocument> create(String segment, JsonNode properties) {
        return create(segments.named(segment).value(), properties);
    }

    /** Creates one with these properties in {@code segment}. */
    public Document<HostDocument> create(SegmentDocument segment, JsonNode properties) {
        return host(api.post(path(segment), wrapped(properties)));
    }

    /** Changes these properties of one. */
    public Document<HostDocument> update(HostDocument host, JsonNode properties) {
        return host(api.put(path(host), wrapped(properties)));
    }

    void delete(HostDocument host) {
        api.delete(path(host));
    }

    private Stream<Document<HostDocument>> everywhere() {
        return segments.all().stream().flatMap(segment -> of(segment.value()).stream());
    }

    private List<Document<HostDocument>> of(SegmentDocument segment) {
        return Document.list(api.get(path(segment)).path("hosts"), HostDocument.class).stream()
                .sorted(Comparator.comparing(found -> found.value().createdAt()))
                .toList();
    }

    private static String path(SegmentDocument segment) {
        return Segments.path(segment) + "/hosts";
    }

    private static String path(HostDocument host) {
        return path(host.failoverSegment()) + "/" + host.uuid();
    }

    private static JsonNode wrapped(JsonNode properties) {
        return Json.lenient().createObjectNode().set("host", properties);
    }

    private static Document<HostDocument> host(JsonNode answer) {
        return Document.of(answer.path("host"), HostDocument.class);
    }
}
