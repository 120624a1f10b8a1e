package org.masakari.engine.recovery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.pace.Allowance;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * A host's recovery in which no call is made: its own planning and placing decide, and a {@link
 * Room} stands for Nova's scheduler.
 */
public final class DryRun {
    /**
     * What would become of one instance.
     *
     * @param move its move, as it would be planned; skipped and failed ones end there
     * @param remark what its user will find changed; empty where nothing is
     * @param target where it would be sent last; null if nowhere
     * @param answer what was found there; null if it would be sent nowhere and needs no room
     */
    public record Foreseen(
            Server server,
            VmMove move,
            String remark,
            @Nullable Target target,
            Room.@Nullable Answer answer) {}

    /**
     * What would happen.
     *
     * @param instances in the order of evacuation
     * @param reserves the reserved hosts that would be taken, in that order
     */
    public record Result(List<Foreseen> instances, List<HostName> reserves) {
        public Result {
            instances = List.copyOf(instances);
            reserves = List.copyOf(reserves);
        }
    }

    private final Room room;
    private final Deque<HostName> free;
    private final Instant now;
    private HostRecovery recovery;

    private DryRun(HostRecovery planned, List<HostName> free, Room room, Instant now) {
        this.recovery = planned;
        this.free = new ArrayDeque<>(free);
        this.room = room;
        this.now = now;
    }

    /**
     * What a recovery of {@code host} would do with what is on it.
     *
     * @param free the reserved hosts that may be taken, in the order in which they would be
     */
    public static Result of(
            HostName host,
            Mandate mandate,
            Event.Survey survey,
            List<HostName> free,
            Room room,
            Policy policy,
            Instant now) {
        Header header = new Header(new RecoveryId(new UUID(0, 0)), host, now);
        HostRecovery quarantined =
                HostRecovery.received(header, mandate).in(Phase.GATED).in(Phase.QUARANTINED);
        Decision.Builder out = new Decision.Builder(now, Allowance.of(1));
        Event.Surveyed listed = new Event.Surveyed(1, new Outcome.Done<>(survey));
        HostRecovery planned = new Planning(policy).surveyed(quarantined, listed, out);
        DryRun run = new DryRun(planned, free, room, now);
        List<Foreseen> foreseen = run.all(survey.servers(), remarks(out.to(planned).steps()));
        return new Result(foreseen, run.recovery.reserves().ready());
    }

    private static Map<InstanceId, String> remarks(List<Step> steps) {
        Map<InstanceId, String> remarks = new HashMap<>();
        for (Step step : steps) {
            InstanceId instance = step.instance();
            if (instance != null) {
                remarks.merge(instance, step.text(), (a, b) -> a + "; " + b);
            }
        }
        return remarks;
    }

    private List<Foreseen> all(List<Server> servers, Map<InstanceId, String> remarks) {
        Map<InstanceId, Server> byId =
                servers.stream()
                        .collect(Collectors.toMap(Server::id, Function.identity(), (a, b) -> b));
        List<Foreseen> all = new ArrayList<>();
        for (VmMove move : recovery.moves()) {
            Server server = byId.get(move.instance());
            if (server != null) {
                all.add(foresee(server, move, remarks.getOrDefault(server.id(), "")));
            }
        }
        return all;
    }

    private Foreseen foresee(Server server, VmMove move, String remark) {
        if (move.status().isTerminal()) {
            return new Foreseen(server, move, remark, null, null);
        }
        if (move.status() != MoveStatus.PENDING) {
            Room.Answer underWay = new Room.NotJudged("an evacuation of it is under way already");
            return new Foreseen(server, move, remark, move.attempt().target(), underWay);
        }
        return placed(server, move, remark);
    }

    /** Goes from place to place as the recovery would, until one has room or none is left. */
    private Foreseen placed(Server server, VmMove move, String remark) {
        VmMove tried = move;
        List<String> refusals = new ArrayList<>();
        while (Placing.hasFreshPlace(recovery, tried)) {
            if (!(Placing.choose(recovery, tried) instanceof Placing.Choice.Go go)) {
                takeReserve();
                continue;
            }
            Room.Answer answer = room.take(server, go.target());
            if (!(answer instanceof Room.None none)) {
                return new Foreseen(server, move, remark, go.target(), answer);
            }
            refusals.add(none.why());
            tried = tried.requested(go.target(), now).tryAgain(none.why(), now);
        }
        if (Placing.choose(recovery, tried) instanceof Placing.Choice.Nowhere nowhere) {
            refusals.add(nowhere.why());
        }
        Target last = tried.attempt().target();
        return new Foreseen(server, move, remark, last, new Room.None(String.join("; ", refusals)));
    }

    private void takeReserve() {
        HostName next = free.poll();
        if (next == null) {
            recovery = recovery.with(recovery.reserves().exhaustedNow());
            return;
        }
        room.enable(next);
        recovery =
                recovery.with(
                        recovery.reserves().plus(next, Set.of()).put(next, Reserve.State.READY));
    }
}
