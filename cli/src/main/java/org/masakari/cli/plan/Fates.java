package org.masakari.cli.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.VmMoveDocument;

/** Holds a recovery, as it ended, to the plan that was made before. */
record Fates(PlanDocument plan, RecoveryDocument recovery) {

    /** Of every instance of the plan, in its order, then of those that came after it was made. */
    List<Fate> all() {
        Map<InstanceId, VmMoveDocument> moves = new LinkedHashMap<>();
        recovery.moves().forEach(move -> moves.put(move.instanceUuid(), move));
        List<Fate> fates = new ArrayList<>();
        plan.instances().forEach(each -> fates.add(planned(each, moves.remove(each.uuid()))));
        moves.values().forEach(move -> fates.add(unplanned(move)));
        return fates;
    }

    private Fate planned(PlanDocument.Instance planned, @Nullable VmMoveDocument move) {
        return new Fate(
                planned.uuid(),
                planned.name(),
                planned.verdict(),
                planned.destination(),
                plan.host(),
                move == null ? null : destination(move),
                move == null ? null : arrival(move),
                move == null ? "it was not on the host any more" : deviation(planned, move));
    }

    private Fate unplanned(VmMoveDocument move) {
        return new Fate(
                move.instanceUuid(),
                move.instanceName(),
                null,
                null,
                plan.host(),
                destination(move),
                arrival(move),
                "it came to the host after the last look: " + outcome(move));
    }

    private @Nullable String deviation(PlanDocument.Instance planned, VmMoveDocument move) {
        return switch (planned.verdict()) {
            case STAYS -> hasMoved(move) ? "it should have stayed" : null;
            case MOVES, FAILS -> hasMoved(move) ? strayed(planned, move) : outcome(move);
        };
    }

    /** A reserved host is meant where it is named; else the scheduler decides. */
    private @Nullable String strayed(PlanDocument.Instance planned, VmMoveDocument move) {
        HostName to = move.destHost();
        return plan.reservedHosts().stream()
                .filter(reserve -> reserve.value().equals(planned.target()))
                .filter(reserve -> !reserve.equals(to))
                .findFirst()
                .map(reserve -> "it went to " + to + " instead of the reserved host " + reserve)
                .orElse(null);
    }

    private static boolean hasMoved(VmMoveDocument move) {
        return move.status().equals("succeeded");
    }

    private static String outcome(VmMoveDocument move) {
        return move.detail() + (move.message() == null ? "" : ": " + move.message());
    }

    private static @Nullable HostName destination(VmMoveDocument move) {
        return hasMoved(move) ? move.destHost() : null;
    }

    private @Nullable Long arrival(VmMoveDocument move) {
        Instant end = move.endTime();
        return end == null || !hasMoved(move) ? null : Duration.between(fenced(), end).toMillis();
    }

    private Instant fenced() {
        return recovery.evidence() == null
                ? recovery.openedAt()
                : recovery.evidence().completedAt();
    }
}
