package org.masakari.cli.inventory;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;

/** The hosts that are held empty for a segment's failures. */
public final class ReservedHosts {
    private final Segments segments;
    private final Hosts hosts;

    public ReservedHosts(Api api) {
        this.segments = new Segments(api);
        this.hosts = new Hosts(api);
    }

    /** Those of the segment of that name or UUID, or of all; the oldest hosts of each first. */
    public List<Document<HostDocument>> of(@Nullable String segment) {
        List<Document<HostDocument>> all = segment == null ? hosts.all() : hosts.of(segment);
        return all.stream().filter(each -> each.value().reserved()).toList();
    }

    /** The one of that name or UUID, in whichever segment it is; empty if it is none. */
    public Optional<Document<HostDocument>> find(String host) {
        return hosts.find(host).filter(each -> each.value().reserved());
    }

    /**
     * Holds {@code host} for {@code segment}; one that no segment has yet is created.
     *
     * @throws Failure if it is reserved already, or in another segment
     */
    public Document<HostDocument> add(String segment, String host) {
        return add(segments.named(segment).value(), host);
    }

    /**
     * Holds {@code replacement} in the place of {@code former}, which becomes an ordinary host of
     * its segment. There is no moment at which neither is held.
     *
     * @throws Failure if {@code replacement} is reserved already, or in another segment
     */
    public Document<HostDocument> replace(HostDocument former, String replacement) {
        Document<HostDocument> added = add(former.failoverSegment(), replacement);
        release(former);
        return added;
    }

    /** Makes a reserved host an ordinary one: it stays in its segment, which protects it. */
    public Document<HostDocument> release(HostDocument host) {
        return hosts.update(host, new Properties().with("reserved", false).json());
    }

    private Document<HostDocument> add(SegmentDocument segment, String host) {
        HostDocument found = hosts.find(host).map(Document::value).orElse(null);
        if (found == null) {
            return hosts.create(segment, asNew(host).json());
        }
        if (!found.failoverSegment().uuid().equals(segment.uuid())) {
            throw conflict(
                    host + " is a host of segment " + found.failoverSegment().name(),
                    "a mistyped name, or it was moved in the rack, not here",
                    "\"masakari host delete " + host + "\" takes it out of that one first");
        }
        if (found.reserved()) {
            throw conflict(
                    "host is already registered: " + host + " is reserved in " + segment.name(),
                    "it was added before",
                    "see \"masakari reserved-host list\"");
        }
        return hosts.update(found, new Properties().with("reserved", true).json());
    }

    private static Properties asNew(String host) {
        return new Properties()
                .with("name", host)
                .with("type", "compute")
                .with("control_attributes", "none")
                .with("reserved", true);
    }

    private static Failure conflict(String happened, String cause, String advice) {
        return new Failure(Exit.CONFLICT, happened, cause, "nothing was changed", advice);
    }
}
