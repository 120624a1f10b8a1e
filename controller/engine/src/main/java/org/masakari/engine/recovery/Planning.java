package org.masakari.engine.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.plan.Planner;
import org.masakari.engine.plan.Selection;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** From a quarantined host to a move, or a reason to skip, for each of its instances. */
final class Planning {
    /** However late it is, because it was held for long, they are asked for that often. */
    private static final int LEAST_ATTEMPTS = 8;

    private final Policy policy;

    Planning(Policy policy) {
        this.policy = policy;
    }

    HostRecovery surveyed(HostRecovery recovery, Event.Surveyed event, Decision.Builder out) {
        if (event.outcome() instanceof Outcome.Done<Event.Survey> done) {
            return planned(recovery, done.value(), out);
        }
        HostName host = recovery.header().host();
        String why = "the instances of " + host + " cannot be listed: " + event.outcome().why();
        if (event.attempt() >= LEAST_ATTEMPTS
                && Deadline.isPast(recovery, policy.recoveryTimeout(), out.now())) {
            out.step(Phase.FAILED, why);
            return recovery.in(Phase.FAILED, why);
        }
        Effect again = new Effect.Survey(host, event.attempt() + 1);
        out.step(recovery.phase(), why)
                .effect(new Effect.Later(Backoff.after(event.attempt(), event.outcome()), again));
        return recovery;
    }

    private HostRecovery planned(HostRecovery recovery, Event.Survey survey, Decision.Builder out) {
        Map<InstanceId, Migration> latest = latest(survey.migrations());
        Map<InstanceId, Server> servers =
                survey.servers().stream()
                        .collect(Collectors.toMap(Server::id, Function.identity(), (a, b) -> b));
        long last = survey.migrations().stream().mapToLong(Migration::number).max().orElse(0);
        List<VmMove> moves = new ArrayList<>();
        Selection selection = recovery.mandate().selection(policy.selection());
        for (Planner.Planned planned : Planner.plan(survey.servers(), last, selection, out.now())) {
            VmMove move = planned.move();
            if (!planned.remark().isEmpty()) {
                out.step(Phase.PLANNED, move.instance(), planned.remark());
            }
            boolean rebuilding = isRebuilding(servers.get(move.instance()));
            moves.add(adopt(move, latest.get(move.instance()), rebuilding, out));
        }
        HostRecovery next = recovery.planned(moves, out.now()).in(Phase.PLANNED);
        long skipped = next.count(move -> move.status() == MoveStatus.SKIPPED);
        out.step(Phase.PLANNED, (moves.size() - skipped) + " to move, " + skipped + " skipped");
        return next;
    }

    private static Map<InstanceId, Migration> latest(List<Migration> migrations) {
        return migrations.stream()
                .collect(
                        Collectors.toMap(
                                Migration::instance,
                                Function.identity(),
                                (a, b) -> a.number() > b.number() ? a : b));
    }

    /**
     * Somebody may have asked for it already: a second call would wreck the instance. A record
     * alone proves nothing, since Nova forgets some that were broken off; its task does. But Nova
     * calls one {@code done} some tens of milliseconds before it shows the instance on its new
     * host.
     */
    private static VmMove adopt(
            VmMove move, @Nullable Migration seen, boolean rebuilding, Decision.Builder out) {
        if (move.status() != MoveStatus.PENDING) {
            return move;
        }
        boolean arriving = seen != null && seen.status().equals("done");
        if (seen != null && (arriving || (rebuilding && !seen.hasFailed()))) {
            String text = "an evacuation of it is under way already, migration " + seen.uuid();
            out.step(Phase.PLANNED, move.instance(), text);
            return move.adopting(seen, out.now());
        }
        if (!rebuilding) {
            return move;
        }
        String text = "Nova is rebuilding it already, looking for the migration";
        out.step(Phase.PLANNED, move.instance(), text);
        return move.requested(Target.ANY, out.now()).unknown(text, out.now());
    }

    private static boolean isRebuilding(@Nullable Server server) {
        String task = server == null ? null : server.state().task();
        return task != null && task.startsWith("rebuil");
    }
}
