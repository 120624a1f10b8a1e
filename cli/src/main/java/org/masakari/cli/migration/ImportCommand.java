package org.masakari.cli.migration;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.migration.OriginalDatabase.Content;
import org.masakari.cli.migration.Row.Result;
import org.masakari.cli.openstack.Keystone;
import org.masakari.cli.session.Session;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code masakari import}. */
@Command(
        name = "import",
        description = {
            "Creates the segments and hosts that another Masakari has.",
            "It may be repeated: what is there already stays, and nothing is ever deleted.",
            "Whether a segment that is there is enabled is left to you.",
            "The other Masakari is only read."
        },
        footer = {
            "  masakari import --from-openstack-masakari --dry-run",
            "  masakari import --from-openstack-masakari --source-url http://old:15868/v1 --disabled",
            "  masakari import --from-original --db-config /etc/masakari/masakari-controller.conf --hosts-from-nova",
            "  masakari import --from-original --db-host db1 --db-user root --db-password-file FILE --hosts 226.94.1.1:5405=compute1,compute2"
        })
public final class ImportCommand implements Runnable {
    private final Session session;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private @Nullable Origin origin;

    @Option(
            names = "--disabled",
            description = "Create segments disabled: nothing is recovered until you enable them.")
    private boolean disabled;

    @Option(names = "--update", description = "Also change what is there and differs.")
    private boolean update;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    private boolean dryRun;

    /** Either of the two. */
    static final class Origin {
        @ArgGroup(exclusive = false)
        private @Nullable OpenStackOptions openStack;

        @ArgGroup(exclusive = false)
        private @Nullable OriginalOptions original;
    }

    public ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Source.Findings found = source(Objects.requireNonNull(origin)).read();
        if (disabled) {
            found.segments().forEach(segment -> segment.properties().put("enabled", false));
        }
        Target target = new Target(session.api());
        refuseItself(found, target);
        List<Row> rows = new ArrayList<>(new Import(target, dryRun, update).run(found.segments()));
        rows.addAll(found.leftOut());
        session.printer().list(Row.documents(rows), Row.LAYOUT);
        tell(rows);
    }

    private Source source(Origin from) {
        if (from.openStack != null) {
            return new OpenStackMasakari(from.openStack.api(session));
        }
        OriginalOptions original = Objects.requireNonNull(from.original);
        Map<String, List<String>> named = original.named();
        Content content = new OriginalDatabase(original.access(session)).read();
        return original.hostsFromNova
                ? OriginalMasakari.withAll(content, named, this::computeHosts)
                : new OriginalMasakari(content, named);
    }

    private List<String> computeHosts() {
        Keystone keystone = session.keystone();
        URI nova = keystone.endpoint("compute", session.region());
        List<String> hosts = new ArrayList<>();
        keystone.service("Nova", nova, Map.of())
                .get("/os-services?binary=nova-compute")
                .path("services")
                .forEach(service -> hosts.add(service.path("host").asText()));
        return hosts;
    }

    private static void refuseItself(Source.Findings found, Target target) {
        boolean same =
                found.segments().stream()
                        .anyMatch(each -> each.uuid() != null && target.hasSegment(each.uuid()));
        if (same) {
            throw new Failure(
                    Exit.USAGE,
                    "the other Masakari is this one: it has the very same segments",
                    "the catalog's instance-ha endpoint is our controller already",
                    "nothing was changed",
                    "name the other one's API with --source-url");
        }
    }

    private void tell(List<Row> rows) {
        if (rows.stream().anyMatch(row -> row.result() == Result.DIFFERS)) {
            session.screen()
                    .err()
                    .println("masakari: what differs was left as it is; --update changes it");
        }
        List<String> missing =
                rows.stream()
                        .filter(Row::isMissing)
                        .map(row -> row.kind() + " " + row.name() + " (" + row.detail() + ")")
                        .toList();
        if (!missing.isEmpty()) {
            throw new Failure(
                    Exit.FAILED,
                    missing.size() + " not imported: " + String.join(", ", missing),
                    "each one's reason stands behind it",
                    "the rest is as shown; nothing was deleted",
                    "remove the reasons, then run the same command again");
        }
    }
}
