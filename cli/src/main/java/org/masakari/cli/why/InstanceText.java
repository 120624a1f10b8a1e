package org.masakari.cli.why;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.api.ExplanationDocument.Instance;
import org.masakari.protocol.api.ExplanationDocument.Move;
import org.masakari.protocol.api.ExplanationDocument.Seen;
import org.masakari.protocol.api.RecoveryDocument;

/** The explanation of an instance, for a person. */
final class InstanceText {
    private InstanceText() {}

    static Lines of(Instance instance) {
        String name = instance.name() == null ? "" : " " + Words.of(instance.name());
        return Lines.of(instance.uuid() + name, instance.protection())
                .paragraph("Now", List.of(now(instance.seen(), instance.novaError())))
                .paragraph(
                        "Moves when its host failed",
                        instance.moves().stream().map(InstanceText::move).toList())
                .paragraph(
                        "Restarts when it failed itself",
                        instance.recoveries().stream().map(InstanceText::restart).toList())
                .paragraph(
                        "Latest reports",
                        ReportText.of(instance.reports(), "no instancemonitor has told of it"))
                .paragraph("To do", instance.protection().toDo());
    }

    private static String now(@Nullable Seen seen, @Nullable String error) {
        if (seen == null) {
            return error == null
                    ? "Nova does not know it any more"
                    : "unknown, Nova does not answer: " + Words.of(error);
        }
        return Words.of(seen.state())
                + (seen.host() == null ? ", on no host" : " on " + seen.host());
    }

    private static String move(Move move) {
        return Words.of(move.openedAt())
                + " from "
                + move.sourceHost()
                + (move.destHost() == null ? "" : " to " + move.destHost())
                + " "
                + move.status()
                + (move.endedAt() == null ? "" : " at " + Words.of(move.endedAt()))
                + ", recovery "
                + move.recovery()
                + Words.because(move.reason());
    }

    private static String restart(RecoveryDocument restart) {
        return Words.of(restart.openedAt())
                + " on "
                + restart.host()
                + " "
                + restart.phase()
                + ", recovery "
                + restart.uuid()
                + Words.because(restart.reason());
    }
}
