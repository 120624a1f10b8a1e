package org.masakari.cli.original;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.recovery.Recoveries;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code masakari recovery-status-manage}: the original's {@code recovery_status_manage.py}. */
@Command(
        name = "recovery-status-manage",
        hidden = true,
        description = {
            "The original Masakari's tool for instances that are not recovered, for scripts that",
            "call it. New ones better use \"masakari recovery list\", show and retry."
        },
        footer = {
            "  masakari recovery-status-manage --mode list",
            "  masakari recovery-status-manage --mode list --uuid 0b2c6a43-5c5f-4f6b-9d5e-2f3b1f3d7a10"
        })
public final class RecoveryStatusManage implements Callable<Integer> {
    /** What the controller answers at most. */
    private static final int NEWEST = 1000;

    /** Whose moves have ended well, or that have none. */
    private static final Set<String> NOTHING_OPEN =
            Set.of("recovered", "skipped", "superseded", "returning", "returned");

    enum Mode {
        LIST,
        UPDATE
    }

    private final Session session;
    private final Tool tool;

    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--mode",
            required = true,
            paramLabel = "MODE",
            description = {
                "list: instances with progress 0 (not yet), 1 (running) or 3 (error), of the newest",
                "1000 recoveries. update (with --uuid): what the original needed to unblock an",
                "instance; nothing blocks one here, and what is under way is left alone."
            })
    private Mode mode = Mode.LIST;

    @Option(names = "--uuid", paramLabel = "ID", description = "The instance's UUID.")
    private @Nullable UUID uuid;

    @Spec private @Nullable CommandSpec spec;

    public RecoveryStatusManage(Session session) {
        this.session = session;
        this.tool = new Tool(session, "recovery_status_manage");
    }

    @Override
    public Integer call() {
        if (mode == Mode.UPDATE) {
            Modes.of("update")
                    .needs("--uuid", uuid == null ? null : uuid.toString())
                    .orRefuse(spec);
        }
        tool.run(database, mode == Mode.LIST ? this::list : this::refuseUpdate);
        return Exit.OK;
    }

    private void list() {
        List<Document<VmRow>> rows =
                rows().map(row -> new Document<>(Json.lenient().valueToTree(row), row)).toList();
        tool.show(rows, VmRow.LAYOUT, "none selected instance");
    }

    /** The controller alone says how far a recovery has come: it looks at Nova for that. */
    private void refuseUpdate() {
        VmRow open =
                rows().filter(VmRow::isOpen)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Failure.notFound(
                                                "none updated instance: nothing is under way for "
                                                        + uuid,
                                                "its recovery has ended, or there was none",
                                                "nothing blocks it; \"masakari recovery list\" shows"
                                                        + " what was done"));
        throw new Failure(
                Exit.CONFLICT,
                "recovery " + open.recovery() + " works at instance " + uuid,
                "the original had to be told that an instance was done; here the controller sees"
                        + " it in Nova, and a recovery always ends",
                "nothing was changed",
                "see \"masakari recovery show " + open.recovery() + "\"");
    }

    private Stream<VmRow> rows() {
        Recoveries recoveries = new Recoveries(session.api());
        return recoveries.newest(NEWEST).stream()
                .map(Document::value)
                .flatMap(recovery -> rows(recoveries, recovery))
                .filter(VmRow::isOpenOrFailed)
                .filter(row -> uuid == null || row.uuid().value().equals(uuid));
    }

    private static Stream<VmRow> rows(Recoveries recoveries, RecoveryDocument recovery) {
        if (recovery.instance() != null) {
            return Stream.of(VmRow.of(recovery, recovery.instance()));
        }
        if (!recovery.kind().equals("recovery") || NOTHING_OPEN.contains(recovery.phase())) {
            return Stream.empty();
        }
        return recoveries.one(recovery.uuid()).value().moves().stream()
                .map(move -> VmRow.of(recovery, move));
    }
}
