package org.masakari.engine.recovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.VmMove;

/**
 * The recovery of a failed host: its instances go elsewhere. Immutable.
 *
 * @param header what never changes
 * @param mandate by what right, and where to
 * @param phase what it has reached
 * @param quarantine how far the host is kept out of Nova's way
 * @param reserves the reserved hosts taken
 * @param plannedAt when the host's instances were listed; null before
 * @param moves one for each instance that was on the host, in the order of evacuation
 * @param reason what it waits for, or why it ended as it did; null where nothing needs saying
 */
public record HostRecovery(
        Header header,
        Mandate mandate,
        Phase phase,
        Quarantine quarantine,
        Reserves reserves,
        @Nullable Instant plannedAt,
        List<VmMove> moves,
        @Nullable String reason)
        implements Recovery {

    public HostRecovery {
        moves = List.copyOf(moves);
    }

    /** A recovery that was just stored. */
    public static HostRecovery received(Header header, Mandate mandate) {
        return new HostRecovery(
                header,
                mandate,
                Phase.RECEIVED,
                Quarantine.NONE,
                Reserves.NONE,
                null,
                List.of(),
                null);
    }

    HostRecovery in(Phase next) {
        return in(next, null);
    }

    HostRecovery in(Phase next, @Nullable String why) {
        phase.refuseUnlessFollowedBy(next);
        return new HostRecovery(header, mandate, next, quarantine, reserves, plannedAt, moves, why);
    }

    HostRecovery with(Mandate changed) {
        return new HostRecovery(
                header, changed, phase, quarantine, reserves, plannedAt, moves, reason);
    }

    HostRecovery with(Quarantine changed) {
        return new HostRecovery(
                header, mandate, phase, changed, reserves, plannedAt, moves, reason);
    }

    HostRecovery with(Reserves changed) {
        return new HostRecovery(
                header, mandate, phase, quarantine, changed, plannedAt, moves, reason);
    }

    HostRecovery planned(List<VmMove> plan, Instant now) {
        return new HostRecovery(header, mandate, phase, quarantine, reserves, now, plan, reason);
    }

    /** Every move for which {@code which} holds, changed. */
    HostRecovery change(Predicate<VmMove> which, UnaryOperator<VmMove> how) {
        List<VmMove> changed = new ArrayList<>(moves.size());
        moves.forEach(move -> changed.add(which.test(move) ? how.apply(move) : move));
        return new HostRecovery(
                header, mandate, phase, quarantine, reserves, plannedAt, changed, reason);
    }

    /** True if at least one move is as {@code which} says. */
    boolean any(Predicate<VmMove> which) {
        return moves.stream().anyMatch(which);
    }

    /** How many moves are as {@code which} says. */
    public long count(Predicate<VmMove> which) {
        return moves.stream().filter(which).count();
    }
}
