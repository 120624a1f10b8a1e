package org.masakari.cli.original;

import java.util.List;
import java.util.concurrent.Callable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.database.DatabaseCommand;
import org.masakari.cli.database.History;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.PurgeDocument;
import org.masakari.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code masakari vmha-data-manage}: the original's {@code vmha_data_manage.py}. */
@Command(
        name = "vmha-data-manage",
        hidden = true,
        description = {
            "The original Masakari's tool that removes what is old, for scripts that call it.",
            "New ones better use \"masakari db purge\"; the controllers do it by themselves, too."
        },
        footer = {
            "  masakari vmha-data-manage --mode delete",
            "  masakari vmha-data-manage --mode delete --period 60"
        })
public final class VmhaDataManage implements Callable<Integer> {
    enum Mode {
        DELETE
    }

    private final Session session;
    private final Tool tool;

    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--mode",
            required = true,
            paramLabel = "MODE",
            description = "delete: removes finished history.")
    private Mode mode = Mode.DELETE;

    @Option(
            names = "--period",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = {
                "Older than these and one more day. Default: 30.",
                "The original took it from [vmha_data_manage] of a file that nobody installed."
            })
    private int periodDays;

    public VmhaDataManage(Session session) {
        this.session = session;
        this.tool = new Tool(session, "vmha_data_manage");
    }

    @Override
    public Integer call() {
        switch (mode) {
            case DELETE -> tool.run(database, this::delete);
        }
        return Exit.OK;
    }

    private void delete() {
        String age = periodDays + 1L + "d";
        PurgeDocument removed = new History(session.api()).purge(age, false);
        session.printer()
                .framed(
                        List.of(new Document<>(Json.lenient().valueToTree(removed), removed)),
                        DatabaseCommand.PURGE);
    }
}
