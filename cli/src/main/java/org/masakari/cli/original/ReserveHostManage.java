package org.masakari.cli.original;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.inventory.ReservedHosts;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.HostDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code masakari reserve-host-manage}: the original's {@code reserve_host_manage.py}. */
@Command(
        name = "reserve-host-manage",
        hidden = true,
        description = {
            "The original Masakari's tool for reserved hosts, for scripts that call it.",
            "New ones better use \"masakari reserved-host\"."
        },
        footer = {
            "  masakari reserve-host-manage --mode list",
            "  masakari reserve-host-manage --mode add --port 226.94.1.1:5405 --host compute9",
            "  masakari reserve-host-manage --mode update --port 226.94.1.1:5405 --before-host compute9 --after-host compute10",
            "  masakari reserve-host-manage --mode delete --port 226.94.1.1:5405 --host compute9"
        })
public final class ReserveHostManage implements Callable<Integer> {
    private static final Layout<HostDocument> RESERVE_LIST =
            new Layout<HostDocument>()
                    .text("id", HostDocument::id)
                    .text("create_at", HostDocument::createdAt)
                    .text("update_at", HostDocument::updatedAt)
                    .text("delete_at", HostDocument::deletedAt)
                    .text("deleted", host -> host.deleted() ? 1 : 0)
                    .text("cluster_port", host -> host.failoverSegment().name())
                    .text("hostname", HostDocument::name);

    enum Mode {
        ADD,
        UPDATE,
        DELETE,
        LIST
    }

    private final Session session;
    private final Tool tool;

    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--mode",
            required = true,
            paramLabel = "MODE",
            description =
                    "add (with --port, --host), update (--port, --before-host,"
                            + " --after-host), delete (--port, --host) or list (--port if wanted).")
    private Mode mode = Mode.LIST;

    @Option(
            names = "--port",
            paramLabel = "CLUSTER_PORT",
            description = "The segment's name, which was the cluster's address and port.")
    private @Nullable String port;

    @Option(names = "--host", paramLabel = "HOST", description = "The reserved host.")
    private @Nullable String host;

    @Option(names = "--before-host", paramLabel = "HOST", description = "The one to replace.")
    private @Nullable String before;

    @Option(names = "--after-host", paramLabel = "HOST", description = "The one in its place.")
    private @Nullable String after;

    @Spec private @Nullable CommandSpec spec;

    public ReserveHostManage(Session session) {
        this.session = session;
        this.tool = new Tool(session, "reserve_host_manage");
    }

    @Override
    public Integer call() {
        refuseUnlessComplete();
        tool.run(
                database,
                () -> {
                    ReservedHosts reserved = new ReservedHosts(session.api());
                    switch (mode) {
                        case ADD -> reserved.add(given(port), given(host));
                        case UPDATE ->
                                reserved.replace(
                                        existing(reserved, given(before), "updated"), given(after));
                        case DELETE -> reserved.release(existing(reserved, given(host), "deleted"));
                        case LIST ->
                                tool.show(reserved.of(port), RESERVE_LIST, "none selected host");
                    }
                });
        return Exit.OK;
    }

    private void refuseUnlessComplete() {
        switch (mode) {
            case ADD -> Modes.of("add").needs("--port", port).needs("--host", host).orRefuse(spec);
            case UPDATE ->
                    Modes.of("update")
                            .needs("--port", port)
                            .needs("--before-host", before)
                            .needs("--after-host", after)
                            .orRefuse(spec);
            case DELETE ->
                    Modes.of("delete").needs("--port", port).needs("--host", host).orRefuse(spec);
            case LIST -> {}
        }
    }

    private HostDocument existing(ReservedHosts reserved, String name, String done) {
        return reserved.of(given(port)).stream()
                .map(Document::value)
                .filter(each -> each.name().value().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                Failure.notFound(
                                        "none %s host: %s is no reserved host of %s"
                                                .formatted(done, name, port),
                                        "a mistyped name, or a recovery has taken it",
                                        "see \"masakari reserve-host-manage --mode list\""));
    }

    private static String given(@Nullable String option) {
        return Objects.requireNonNull(option);
    }
}
