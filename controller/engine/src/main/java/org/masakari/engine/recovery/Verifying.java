package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** What arrived by Nova's migration records is looked at where it should be. */
final class Verifying {
    /** Nova's clock may be behind ours by this much without an instance being missed. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Policy policy;

    Verifying(Policy policy) {
        this.policy = policy;
    }

    static Effect look(HostRecovery recovery) {
        Instant planned = recovery.plannedAt();
        Instant since = planned == null ? recovery.header().openedAt() : planned;
        return new Effect.Verify(since.minus(CLOCK_TOLERANCE));
    }

    HostRecovery verified(HostRecovery recovery, Event.Verified event, Decision.Builder out) {
        Map<InstanceId, Server> servers =
                event.outcome() instanceof Outcome.Done<List<Server>> done
                        ? done.value().stream()
                                .collect(
                                        Collectors.toMap(
                                                Server::id, Function.identity(), (a, b) -> b))
                        : Map.of();
        return recovery.change(
                move -> move.status() == MoveStatus.ARRIVED,
                move -> verified(recovery, move, servers.get(move.instance()), out));
    }

    private VmMove verified(
            HostRecovery recovery, VmMove move, @Nullable Server server, Decision.Builder out) {
        if (server != null && server.vmState().equals("deleted")) {
            out.step(recovery.phase(), move.instance(), "deleted by its user meanwhile");
            return move.gone("deleted by its user meanwhile", out.now());
        }
        HostName host = server == null ? null : server.host();
        if (server != null && host != null && isHome(recovery, move, server, host)) {
            out.step(recovery.phase(), move.instance(), server.vmState() + " on " + host);
            return move.succeeded(host);
        }
        Instant at = move.attempt().at();
        if (at == null || at.plus(policy.moveTimeout()).isAfter(out.now())) {
            return move;
        }
        String why = "arrived by Nova's migration record, but Nova shows " + describe(server);
        out.step(recovery.phase(), move.instance(), why);
        return move.failed(why, out.now());
    }

    private static boolean isHome(
            HostRecovery recovery, VmMove move, Server server, HostName host) {
        boolean moved = !host.equals(recovery.header().host());
        boolean inState =
                server.vmState().equals(move.vmState())
                        || (move.vmState().equals("error") && server.vmState().equals("active"));
        return moved && inState && server.taskState() == null;
    }

    private static String describe(@Nullable Server server) {
        return server == null
                ? "no change of it"
                : "it on "
                        + server.host()
                        + ", vm_state "
                        + server.vmState()
                        + ", task_state "
                        + server.taskState();
    }
}
