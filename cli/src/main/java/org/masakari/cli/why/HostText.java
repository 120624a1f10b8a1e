package org.masakari.cli.why;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.recovery.EvidenceText;
import org.masakari.protocol.api.ExplanationDocument.Declaration;
import org.masakari.protocol.api.ExplanationDocument.Host;
import org.masakari.protocol.api.ExplanationDocument.Service;
import org.masakari.protocol.api.IncidentDocument;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.VmMoveDocument;

/** The explanation of a host, for a person. */
final class HostText {
    private static final int MOVES = 20;

    private HostText() {}

    static Lines of(Host host) {
        return Lines.of(host.name().toString(), host.protection())
                .paragraph("Now", now(host))
                .paragraph(
                        "Failures", host.incidents().stream().flatMap(HostText::incident).toList())
                .paragraph("Instances in the latest recovery", moves(host.recovery()))
                .paragraph(
                        "Latest reports",
                        ReportText.of(host.reports(), "no monitor has told of this host"))
                .paragraph(
                        "Said by operators",
                        host.declarations().stream().map(HostText::declaration).toList())
                .paragraph("To do", host.protection().toDo());
    }

    private static List<String> now(Host host) {
        List<String> now = new ArrayList<>();
        if (host.segment() != null && host.recoveryMethod() != null) {
            now.add(
                    "segment "
                            + host.segment()
                            + ", recovery method "
                            + Words.word(host.recoveryMethod())
                            + (host.reserved() ? ", reserved" : "")
                            + (host.onMaintenance() ? ", on maintenance" : ""));
        }
        now.add(service(host.service(), host.novaError()));
        if (!host.failedProcesses().isEmpty()) {
            now.add("failed processes: " + String.join(", ", host.failedProcesses()));
        }
        return now;
    }

    private static String service(@Nullable Service service, @Nullable String error) {
        if (service == null) {
            return "nova-compute: unknown" + Words.because(error);
        }
        return "nova-compute "
                + (service.up() ? "up" : "down")
                + (service.forcedDown() ? ", forced down" : "")
                + (service.enabled()
                        ? ", enabled"
                        : ", disabled" + Words.because(service.disabledReason()));
    }

    private static Stream<String> incident(IncidentDocument incident) {
        String evidence = EvidenceText.of(incident.evidence());
        String closed =
                incident.closedAt() == null
                        ? ", not over"
                        : ", over at " + Words.of(incident.closedAt());
        return Stream.concat(
                Stream.of(
                        Words.of(incident.openedAt())
                                + closed
                                + (evidence == null ? "" : ": " + Words.of(evidence))),
                incident.recoveries().stream()
                        .map(
                                each ->
                                        "  "
                                                + each.kind()
                                                + " "
                                                + each.uuid()
                                                + " "
                                                + each.phase()
                                                + Words.because(each.reason())));
    }

    private static List<String> moves(@Nullable RecoveryDocument recovery) {
        if (recovery == null || recovery.moves().isEmpty()) {
            return List.of();
        }
        List<VmMoveDocument> others =
                recovery.moves().stream().filter(each -> !hasMoved(each)).toList();
        List<String> lines = new ArrayList<>();
        lines.add((recovery.moves().size() - others.size()) + " moved, " + others.size() + " not");
        others.stream().limit(MOVES).map(HostText::move).forEach(lines::add);
        if (others.size() > MOVES) {
            lines.add("and more: masakari recovery show " + recovery.uuid());
        }
        return lines;
    }

    private static boolean hasMoved(VmMoveDocument move) {
        return move.detail().equals("succeeded");
    }

    private static String move(VmMoveDocument move) {
        return move.instanceUuid()
                + " "
                + Words.of(move.instanceName())
                + " "
                + move.detail()
                + Words.because(move.message());
    }

    private static String declaration(Declaration said) {
        return Words.of(said.at())
                + " "
                + Words.of(said.operator())
                + ", "
                + said.word()
                + (said.recovery() == null ? "" : " " + said.recovery())
                + (said.until() == null ? "" : " until " + Words.of(said.until()))
                + Words.because(said.reason());
    }
}
