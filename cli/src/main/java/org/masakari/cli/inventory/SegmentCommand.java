package org.masakari.cli.inventory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code masakari segment}. */
@Command(
        name = "segment",
        description = "Failover segments: hosts that can stand in for each other.",
        footer = {"  masakari segment create az1 --recovery-method reserved_host"})
public final class SegmentCommand {
    private static final String SEGMENT = "SEGMENT";
    private static final String SEGMENT_HELP = "The segment's name or UUID.";
    private static final String METHOD_HELP =
            "Where instances go: auto (Nova's scheduler decides), reserved_host, auto_priority (auto,"
                    + " then reserved hosts) or rh_priority (reserved hosts, then auto).";

    private static final String TRUST_HELP =
            "A monitor's word that a host is off is proof enough, without a fencing that our own"
                    + " hostmonitor has seen. Only for monitors that fence before they report.";

    private static final String OPT_IN_HELP =
            "Recover only instances with metadata HA_Enabled=True.";

    private static final Layout<SegmentDocument> LIST =
            new Layout<SegmentDocument>()
                    .text("name", SegmentDocument::name)
                    .text("uuid", SegmentDocument::uuid)
                    .text("recovery_method", s -> method(s.recoveryMethod()))
                    .text("service_type", SegmentDocument::serviceType)
                    .text("enabled", SegmentDocument::enabled)
                    .text("only_opted_in", SegmentDocument::onlyOptedIn)
                    .text("description", SegmentDocument::description);

    private static final Layout<SegmentDocument> ONE =
            new Layout<SegmentDocument>()
                    .text("uuid", SegmentDocument::uuid)
                    .text("name", SegmentDocument::name)
                    .text("description", SegmentDocument::description)
                    .text("recovery_method", s -> method(s.recoveryMethod()))
                    .text("service_type", SegmentDocument::serviceType)
                    .text("enabled", SegmentDocument::enabled)
                    .text("only_opted_in", SegmentDocument::onlyOptedIn)
                    .text("trust_monitors", SegmentDocument::trustMonitors)
                    .text("created_at", SegmentDocument::createdAt)
                    .text("updated_at", SegmentDocument::updatedAt);

    private final Session session;

    @Spec private @Nullable CommandSpec spec;

    public SegmentCommand(Session session) {
        this.session = session;
    }

    @Command(
            name = "list",
            description = "All segments.",
            footer = {"  masakari segment list", "  masakari segment list -o value | cut -f1"})
    void list() {
        session.printer().list(segments().all(), LIST);
    }

    @Command(
            name = "show",
            description = "One segment.",
            footer = {"  masakari segment show az1", "  masakari segment show az1 -o json"})
    void show(@Parameters(paramLabel = SEGMENT, description = SEGMENT_HELP) String segment) {
        print(segments().named(segment));
    }

    @Command(
            name = "create",
            description = "Adds a segment; its name must be new.",
            footer = {
                "  masakari segment create az1",
                "  masakari segment create az2 --recovery-method reserved_host --disabled"
            })
    void create(
            @Parameters(paramLabel = "NAME", description = "The new segment's name.") String name,
            @Option(
                            names = "--recovery-method",
                            paramLabel = "METHOD",
                            defaultValue = "auto",
                            description = METHOD_HELP + " Default: auto.")
                    RecoveryMethod method,
            @Option(
                            names = "--service-type",
                            paramLabel = "TYPE",
                            defaultValue = "compute",
                            description = "What its hosts run. Default: compute.")
                    String serviceType,
            @Option(names = "--description", paramLabel = "TEXT", description = "For people.")
                    @Nullable String description,
            @Option(names = "--disabled", description = "Recover nothing in it for now.")
                    boolean disabled,
            @Option(names = "--trust-monitors", description = TRUST_HELP) boolean trust,
            @Option(names = "--only-opted-in", description = OPT_IN_HELP) boolean onlyOptedIn) {
        Properties properties =
                new Properties()
                        .with("name", name)
                        .with("recovery_method", method(method))
                        .with("service_type", serviceType)
                        .with("description", description)
                        .with("enabled", !disabled)
                        .with("trust_monitors", trust ? Boolean.TRUE : null)
                        .with("only_opted_in", onlyOptedIn ? Boolean.TRUE : null);
        print(segments().create(properties.json()));
    }

    @Command(
            name = "update",
            description = "Changes what is given, and leaves the rest as it is.",
            footer = {
                "  masakari segment update az1 --recovery-method reserved_host",
                "  masakari segment update az1 --disabled",
                "  masakari segment update az1 --trust-monitors",
                "  masakari segment update az1 --only-opted-in",
                "  masakari segment update az1 --no-disabled --name az-one"
            })
    void update(
            @Parameters(paramLabel = SEGMENT, description = SEGMENT_HELP) String segment,
            @Option(names = "--name", paramLabel = "NAME", description = "A new name.")
                    @Nullable String name,
            @Option(names = "--recovery-method", paramLabel = "METHOD", description = METHOD_HELP)
                    @Nullable RecoveryMethod method,
            @Option(
                            names = "--service-type",
                            paramLabel = "TYPE",
                            description = "What its hosts run.")
                    @Nullable String serviceType,
            @Option(names = "--description", paramLabel = "TEXT", description = "For people.")
                    @Nullable String description,
            @Option(
                            names = "--disabled",
                            negatable = true,
                            description = "Recover nothing in it for now, or (--no-) again.")
                    @Nullable Boolean disabled,
            @Option(names = "--trust-monitors", negatable = true, description = TRUST_HELP)
                    @Nullable Boolean trust,
            @Option(names = "--only-opted-in", negatable = true, description = OPT_IN_HELP)
                    @Nullable Boolean onlyOptedIn) {
        Properties changes =
                new Properties()
                        .with("name", name)
                        .with("recovery_method", method == null ? null : method(method))
                        .with("service_type", serviceType)
                        .with("description", description)
                        .with("enabled", disabled == null ? null : !disabled)
                        .with("trust_monitors", trust)
                        .with("only_opted_in", onlyOptedIn);
        if (changes.isEmpty()) {
            throw Usage.nothingToChange(spec, "update");
        }
        print(segments().update(segments().named(segment).value(), changes.json()));
    }

    @Command(
            name = "delete",
            description = "Removes a segment and its hosts; instances are not touched.",
            footer = {"  masakari segment delete az1"})
    void delete(@Parameters(paramLabel = SEGMENT, description = SEGMENT_HELP) String segment) {
        segments().delete(segments().named(segment).value());
    }

    private void print(Document<SegmentDocument> segment) {
        session.printer().one(segment, ONE);
    }

    private Segments segments() {
        return new Segments(session.api());
    }

    private static String method(RecoveryMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }
}
