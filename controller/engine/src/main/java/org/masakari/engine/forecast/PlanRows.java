package org.masakari.engine.forecast;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.plan.Rank;
import org.masakari.engine.port.HostCapacity;
import org.masakari.engine.port.ResourceClass;
import org.masakari.engine.port.Server;
import org.masakari.engine.recovery.DryRun.Foreseen;
import org.masakari.engine.recovery.Room;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.api.PlanDocument.Verdict;

/** What was foreseen, as the API shows it. */
final class PlanRows {
    private PlanRows() {}

    static PlanDocument.Instance instance(Foreseen foreseen) {
        Server server = foreseen.server();
        String reason = reason(foreseen);
        return new PlanDocument.Instance(
                server.id(),
                server.name(),
                server.state().toString(),
                Rank.priority(server.traits()),
                verdict(foreseen),
                foreseen.target() == null ? null : foreseen.target().toString(),
                foreseen.answer() instanceof Room.Found found ? found.host() : null,
                reason,
                foreseen.remark().isEmpty() || foreseen.remark().equals(reason)
                        ? null
                        : foreseen.remark(),
                named(server.traits().needs()),
                server.traits().marks());
    }

    private static Verdict verdict(Foreseen foreseen) {
        MoveStatus status = foreseen.move().status();
        if (status == MoveStatus.SKIPPED) {
            return Verdict.STAYS;
        }
        return status == MoveStatus.FAILED || foreseen.answer() instanceof Room.None
                ? Verdict.FAILS
                : Verdict.MOVES;
    }

    private static @Nullable String reason(Foreseen foreseen) {
        if (foreseen.answer() instanceof Room.None none) {
            return none.why();
        }
        return foreseen.answer() instanceof Room.NotJudged unknown
                ? unknown.why()
                : foreseen.move().reason();
    }

    static PlanDocument.Host host(
            HostName host, Surroundings around, FirstFit room, List<HostName> reserves) {
        HostCapacity capacity = around.free().get(host);
        return new PlanDocument.Host(
                host,
                around.zones().get(host),
                reserves.contains(host),
                capacity == null ? Map.of() : named(capacity.free()),
                named(room.leftOn(host)));
    }

    private static Map<String, Long> named(Map<ResourceClass, Long> amounts) {
        Map<String, Long> named = new HashMap<>();
        amounts.forEach((each, amount) -> named.put(each.name(), amount));
        return named;
    }
}
