package org.masakari.cli.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Failure;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.json.Json;

/** The controller's failover segments. */
public final class Segments {
    private static final String PATH = "/v1/segments";

    private final Api api;

    public Segments(Api api) {
        this.api = api;
    }

    /** All of them, the oldest first. */
    public List<Document<SegmentDocument>> all() {
        return Document.list(api.get(PATH).path("segments"), SegmentDocument.class).stream()
                .sorted(Comparator.comparing(found -> found.value().createdAt()))
                .toList();
    }

    /** The segment of that name or UUID. */
    Document<SegmentDocument> named(String nameOrUuid) {
        return all().stream()
                .filter(
                        found ->
                                found.value().name().equals(nameOrUuid)
                                        || found.value().uuid().toString().equals(nameOrUuid))
                .findFirst()
                .orElseThrow(
                        () ->
                                Failure.notFound(
                                        "there is no segment \"" + nameOrUuid + "\"",
                                        "a mistyped name, or it was removed",
                                        "see \"masakari segment list\""));
    }

    /** Creates one with these properties. */
    public Document<SegmentDocument> create(JsonNode properties) {
        return segment(api.post(PATH, wrapped(properties)));
    }

    /** Changes these properties of one. */
    public Document<SegmentDocument> update(SegmentDocument segment, JsonNode properties) {
        return segment(api.put(path(segment), wrapped(properties)));
    }

    void delete(SegmentDocument segment) {
        api.delete(path(segment));
    }

    static String path(SegmentDocument segment) {
        return PATH + "/" + segment.uuid();
    }

    private static JsonNode wrapped(JsonNode properties) {
        return Json.lenient().createObjectNode().set("segment", properties);
    }

    private static Document<SegmentDocument> segment(JsonNode answer) {
        return Document.of(answer.path("segment"), SegmentDocument.class);
    }
}
