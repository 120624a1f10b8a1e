package org.masakari.cli.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.api.PlanDocument.Verdict;

/** What a plan comes to. */
record Outlook(PlanDocument plan) {

    long count(Verdict verdict) {
        return plan.instances().stream().filter(each -> each.verdict() == verdict).count();
    }

    /** How many would move of which nobody can tell whether there is room. */
    private long unjudged() {
        return plan.instances().stream()
                .filter(each -> each.verdict() == Verdict.MOVES && each.destination() == null)
                .count();
    }

    boolean isHeld() {
        return !plan.gates().isEmpty();
    }

    /** One of {@link Exit}: held, or something has no place, or neither. */
    int exit() {
        if (isHeld()) {
            return Exit.CONFLICT;
        }
        return count(Verdict.FAILS) == 0 ? Exit.OK : Exit.FAILED;
    }

    /** Such as {@code 3 would move, 1 would stay, 0 would find no place}. */
    String summary() {
        List<String> parts = new ArrayList<>();
        long unjudged = unjudged();
        parts.add(
                count(Verdict.MOVES)
                        + " would move"
                        + (unjudged == 0 ? "" : " (room for " + unjudged + " not judged)"));
        parts.add(count(Verdict.STAYS) + " would stay");
        parts.add(count(Verdict.FAILS) + " would find no place");
        if (!plan.reservedHosts().isEmpty()) {
            parts.add(
                    "reserved hosts taken: "
                            + plan.reservedHosts().stream()
                                    .map(HostName::value)
                                    .collect(Collectors.joining(", ")));
        }
        return String.join(", ", parts);
    }
}
