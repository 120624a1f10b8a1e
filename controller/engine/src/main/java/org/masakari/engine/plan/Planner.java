package org.masakari.engine.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Server;

/** Decides for each instance of a failed host: move or skip, and in which order. */
public final class Planner {
    /** Nova evacuates these and no others ({@code check_instance_state} of its evacuate call). */
    private static final Set<String> EVACUABLE = Set.of("active", "stopped", "error");

    private static final Comparator<Server> ORDER =
            Comparator.comparing((Server s) -> !s.vmState().equals("active"))
                    .thenComparing(Server::id);

    private Planner() {}

    /**
     * A move for each of {@code servers}, in the order of evacuation: what was running first.
     *
     * @param lastMigration the highest number of the host's evacuations so far
     */
    public static List<VmMove> plan(List<Server> servers, long lastMigration, Instant now) {
        List<VmMove> moves = new ArrayList<>(servers.size());
        for (Server server : servers.stream().sorted(ORDER).toList()) {
            moves.add(
                    reasonToSkip(server)
                            .map(why -> VmMove.skipped(server, why, now))
                            .orElseGet(() -> VmMove.planned(server, lastMigration)));
        }
        return moves;
    }

    private static Optional<String> reasonToSkip(Server server) {
        if ("deleting".equals(server.taskState())) {
            return Optional.of("its user is deleting it");
        }
        if (!EVACUABLE.contains(server.vmState())) {
            return Optional.of(
                    "Nova does not evacuate an instance whose vm_state is " + server.vmState());
        }
        return Optional.empty();
    }
}
