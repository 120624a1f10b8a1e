package org.masakari.cli.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.HostDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code masakari host}. */
@Command(
        name = "host",
        description = "Compute hosts of the failover segments.",
        footer = {"  masakari host create az1 compute1"})
public final class HostCommand {
    private static final String HOST = "HOST";
    private static final String HOST_HELP = "The host's name or UUID.";
    private static final String RESERVED_HELP =
            "It is held empty, with its compute service disabled, for the segment's failures.";
    private static final String MAINTENANCE_HELP = "It is being worked on: recover nothing of it.";
    private static final String CONTROL_HELP = "How to control its power; Pacemaker does: none.";

    static final Layout<HostDocument> LIST =
            new Layout<HostDocument>()
                    .text("name", HostDocument::name)
                    .text("uuid", HostDocument::uuid)
                    .text("segment", h -> h.failoverSegment().name())
                    .text("reserved", HostDocument::reserved)
                    .text("on_maintenance", HostDocument::onMaintenance)
                    .text("type", HostDocument::type);

    static final Layout<HostDocument> ONE =
            new Layout<HostDocument>()
                    .text("uuid", HostDocument::uuid)
                    .text("name", HostDocument::name)
                    .text("segment", h -> h.failoverSegment().name())
                    .text("failover_segment_id", HostDocument::failoverSegmentId)
                    .text("reserved", HostDocument::reserved)
                    .text("on_maintenance", HostDocument::onMaintenance)
                    .text("type", HostDocument::type)
                    .text("control_attributes", HostDocument::controlAttributes)
                    .text("created_at", HostDocument::createdAt)
                    .text("updated_at", HostDocument::updatedAt);

    private final Session session;

    @Spec private @Nullable CommandSpec spec;

    public HostCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "list",
            description = "The hosts of one segment, or of all.",
            footer = {"  masakari host list", "  masakari host list az1 -o csv"})
    void list(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "SEGMENT",
                            description = "The segment's name or UUID. Default: all.")
                    @Nullable String segment) {
        List<Document<HostDocument>> found = segment == null ? hosts().all() : hosts().of(segment);
        session.printer().list(found, LIST);
    }

    @Command(
            name = "show",
            description = "One host.",
            footer = {"  masakari host show compute1", "  masakari host show compute1 -o json"})
    void show(@Parameters(paramLabel = HOST, description = HOST_HELP) String host) {
        print(hosts().named(host));
    }

    @Command(
            name = "create",
            description = "Adds a host to a segment. Its name is the one that Nova has for it.",
            footer = {
                "  masakari host create az1 compute1",
                "  masakari host create az1 compute9 --reserved"
            })
    void create(
            @Parameters(
                            index = "0",
                            paramLabel = "SEGMENT",
                            description = "The segment's name or UUID.")
                    String segment,
            @Parameters(index = "1", paramLabel = "NAME", description = "The host's name in Nova.")
                    String name,
            @Option(names = "--reserved", description = RESERVED_HELP) boolean reserved,
            @Option(names = "--on-maintenance", description = MAINTENANCE_HELP)
                    boolean onMaintenance,
            @Option(
                            names = "--type",
                            paramLabel = "TYPE",
                            defaultValue = "compute",
                            description = "What it runs. Default: compute.")
                    String type,
            @Option(
                            names = "--control-attributes",
                            paramLabel = "TEXT",
                            defaultValue = "none",
                            description = CONTROL_HELP + " Default: none.")
                    String control) {
        Properties properties =
                new Properties()
                        .with("name", name)
                        .with("type", type)
                        .with("control_attributes", control)
                        .with("reserved", reserved)
                        .with("on_maintenance", onMaintenance);
        print(hosts().create(segment, properties.json()));
    }

    @Command(
            name = "update",
            description = "Changes what is given, and leaves the rest as it is.",
            footer = {
                "  masakari host update compute1 --on-maintenance",
                "  masakari host update compute1 --no-on-maintenance",
                "  masakari host update compute9 --reserved"
            })
    void update(
            @Parameters(paramLabel = HOST, description = HOST_HELP) String host,
            @Option(names = "--name", paramLabel = "NAME", description = "A new name.")
                    @Nullable String name,
            @Option(names = "--reserved", negatable = true, description = RESERVED_HELP)
                    @Nullable Boolean reserved,
            @Option(names = "--on-maintenance", negatable = true, description = MAINTENANCE_HELP)
                    @Nullable Boolean onMaintenance,
            @Option(names = "--type", paramLabel = "TYPE", description = "What it runs.")
                    @Nullable String type,
            @Option(names = "--control-attributes", paramLabel = "TEXT", description = CONTROL_HELP)
                    @Nullable String control) {
        Properties changes =
                new Properties()
                        .with("name", name)
                        .with("type", type)
                        .with("control_attributes", control)
                        .with("reserved", reserved)
                        .with("on_maintenance", onMaintenance);
        if (changes.isEmpty()) {
            throw Usage.nothingToChange(spec, "update");
        }
        print(hosts().update(hosts().named(host).value(), changes.json()));
    }

    @Command(
            name = "delete",
            description = "Takes a host out of its segment; its instances are not touched.",
            footer = {"  masakari host delete compute1"})
    void delete(@Parameters(paramLabel = HOST, description = HOST_HELP) String host) {
        hosts().delete(hosts().named(host).value());
    }

    private void print(Document<HostDocument> host) {
        session.printer().one(host, ONE);
    }

    private Hosts hosts() {
        return new Hosts(session.api());
    }
}
