package org.masakari.cli.nativelib;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Layout;
import org.masakari.cli.output.Style;
import org.masakari.cli.session.Session;
import org.masakari.nativecheck.Finding;
import org.masakari.nativecheck.NativeCheck;
import org.masakari.protocol.json.Json;
import picocli.CommandLine.Command;

/** {@code masakari native}. */
@Command(
        name = "native",
        description = "The native libraries that the monitors of this host rely on.",
        footer = {"  masakari native check"})
public final class NativeCommand {
    private static final Layout<Finding> LAYOUT =
            new Layout<Finding>()
                    .text("feature", Finding::feature)
                    .cell("state", finding -> cell(finding.state()))
                    .text("path", Finding::path)
                    .text("detail", Finding::detail);

    private final Session session;
    private final Supplier<List<Finding>> check;

    public NativeCommand(Session session) {
        this(session, NativeCheck::run);
    }

    NativeCommand(Session session, Supplier<List<Finding>> check) {
        this.session = session;
        this.check = check;
    }

    @Command(
            name = "check",
            description = {
                "Tries each library and program by which the monitors see this host's cluster and",
                "instances, and says what was found, in which version, and what is in use. Run it",
                "as root on a cluster node. A fallback does the same work, a little later. Compute hosts",
                "have no Corosync, controllers need no libvirt: what is missing there is told, and does",
                "no harm. Where the cluster cannot be seen at all, the exit code is 1."
            },
            footer = {"  masakari native check", "  masakari native check -o json"})
    Integer check() {
        List<Finding> findings = check.get();
        session.printer()
                .list(
                        findings.stream()
                                .map(f -> new Document<>(Json.lenient().valueToTree(f), f))
                                .toList(),
                        LAYOUT);
        boolean blind =
                findings.stream()
                        .filter(finding -> finding.feature().equals(NativeCheck.CLUSTER))
                        .anyMatch(finding -> finding.state() == Finding.State.MISSING);
        return blind ? Exit.FAILED : Exit.OK;
    }

    private static Cell cell(Finding.State state) {
        String word = state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (state) {
            case IN_USE -> new Cell(word, Style.GOOD);
            case FALLBACK -> new Cell(word, Style.BUSY);
            case MISSING -> new Cell(word, Style.BAD);
        };
    }
}
