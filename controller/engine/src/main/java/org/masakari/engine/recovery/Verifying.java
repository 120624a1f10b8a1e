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
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * What arrived by Nova's migration records is looked at where it should be, and stopped there if it
 * was not running before.
 */
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
        boolean done = event.outcome() instanceof Outcome.Done;
        if (!done && !Deadline.isPast(recovery, policy.recoveryTimeout(), out.now())) {
            return recovery;
        }
        Map<InstanceId, Server> servers = servers(event.outcome());
        return recovery.change(
                move -> move.status().isArriving(),
                move -> verified(recovery, move, servers.get(move.instance()), out));
    }

    private static Map<InstanceId, Server> servers(Outcome<List<Server>> outcome) {
        return outcome instanceof Outcome.Done<List<Server>> done
                ? done.value().stream()
                        .collect(Collectors.toMap(Server::id, Function.identity(), (a, b) -> b))
                : Map.of();
    }

    private VmMove verified(
            HostRecovery recovery, VmMove move, @Nullable Server server, Decision.Builder out) {
        if (server != null && server.state().vm().equals("deleted")) {
            out.step(recovery.phase(), move.instance(), "deleted by its user meanwhile");
            return move.gone("deleted by its user meanwhile", out.now());
        }
        HostName host = server == null ? null : server.host();
        if (server != null && host != null && !host.equals(recovery.header().host())) {
            InstanceState state = server.state();
            if (move.status() == MoveStatus.ARRIVED && move.endsStopped() && isRunning(state)) {
                out.step(recovery.phase(), move.instance(), "on " + host + ", stopping it there")
                        .effect(new Effect.Stop(move.instance()));
                return move.stopping();
            }
            if (isHome(move, state)) {
                out.step(recovery.phase(), move.instance(), state.vm() + " on " + host);
                return move.succeeded(host);
            }
        }
        return waitOrFail(recovery, move, server, out);
    }

    private static boolean isRunning(InstanceState state) {
        return state.vm().equals("active") && state.task() == null;
    }

    /** Its user may have done something with it since it arrived; that is no failure. */
    private static boolean isHome(VmMove move, InstanceState state) {
        return move.endsStopped()
                ? move.subject().isAtGoal(state)
                : state.task() == null
                        && !state.vm().equals("error")
                        && !state.vm().equals("building");
    }

    private VmMove waitOrFail(
            HostRecovery recovery, VmMove move, @Nullable Server server, Decision.Builder out) {
        Instant at = move.attempt().at();
        if (at == null || at.plus(policy.moves().moveTimeout()).isAfter(out.now())) {
            return move;
        }
        String said = move.reason() == null ? "arrived by Nova's record" : move.reason();
        String why = said + ", but Nova shows " + describe(server) + Wreck.advice(recovery, server);
        out.step(recovery.phase(), move.instance(), why);
        boolean stayed =
                server != null
                        && recovery.header().host().equals(server.host())
                        && server.state().task() == null;
        return stayed ? move.stayed(why, out.now()) : move.failed(why, out.now());
    }

    HostRecovery stopAnswered(
            HostRecovery recovery, Event.StopAnswered event, Decision.Builder out) {
        if (event.outcome() instanceof Outcome.Done) {
            return recovery;
        }
        String why = "not stopped yet: " + event.outcome().why();
        return recovery.change(
                move ->
                        move.instance().equals(event.instance())
                                && move.status() == MoveStatus.STOPPING,
                move -> {
                    out.step(recovery.phase(), move.instance(), why);
                    return move.notStopped(why);
                });
    }

    private static String describe(@Nullable Server server) {
        return server == null
                ? "no change of it"
                : "it on " + server.host() + ", " + server.state();
    }
}
