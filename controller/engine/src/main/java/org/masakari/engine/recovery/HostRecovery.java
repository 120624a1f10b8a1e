package org.masakari.engine.recovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.VmMove;
import org.masakari.protocol.evidence.FencingEvidence;

/**
 * The recovery of a failed host: its instances go elsewhere. Immutable.
 *
 * @param header what never changes
 * @param evidence the proof that the host is off; null if none came with the notification
 * @param approval the operator's word that began it in spite of the gates; null where none did
 * @param phase what it has reached
 * @param quarantine how far the host is kept out of Nova's way
 * @param reserve the reserved host taken, if any
 * @param plannedAt when the host's instances were listed; null before
 * @param moves one for each instance that was on the host, in the order of evacuation
 * @param reason why it ended as it did; null where nothing needs saying
 */
public record HostRecovery(
        Header header,
        @Nullable FencingEvidence evidence,
        @Nullable Approval approval,
        Phase phase,
        Quarantine quarantine,
        Reserve reserve,
        @Nullable Instant plannedAt,
        List<VmMove> moves,
        @Nullable String reason)
        implements Recovery {

    public HostRecovery {
        moves = List.copyOf(moves);
    }

    /** A recovery that was just stored. */
    public static HostRecovery received(Header header, @Nullable FencingEvidence evidence) {
        return approved(header, evidence, null);
    }

    /** A recovery that an operator wants, after the gates or Nova had ended an earlier one. */
    public static HostRecovery approved(
            Header header, @Nullable FencingEvidence evidence, @Nullable Approval approval) {
        return new HostRecovery(
                header,
                evidence,
                approval,
                Phase.RECEIVED,
                Quarantine.NONE,
                Reserve.NONE,
                null,
                List.of(),
                null);
    }

    HostRecovery in(Phase next) {
        return in(next, null);
    }

    HostRecovery in(Phase next, @Nullable String why) {
        if (phase != next && !phase.successors().contains(next)) {
            throw new IllegalStateException(phase + " may not be followed by " + next);
        }
        return new HostRecovery(
                header, evidence, approval, next, quarantine, reserve, plannedAt, moves, why);
    }

    HostRecovery with(Quarantine changed) {
        return new HostRecovery(
                header, evidence, approval, phase, changed, reserve, plannedAt, moves, reason);
    }

    HostRecovery with(Reserve changed) {
        return new HostRecovery(
                header, evidence, approval, phase, quarantine, changed, plannedAt, moves, reason);
    }

    HostRecovery planned(List<VmMove> plan, Instant now) {
        return new HostRecovery(
                header, evidence, approval, phase, quarantine, reserve, now, plan, reason);
    }

    /** Every move for which {@code which} holds, changed. */
    HostRecovery change(Predicate<VmMove> which, UnaryOperator<VmMove> how) {
        List<VmMove> changed = new ArrayList<>(moves.size());
        moves.forEach(move -> changed.add(which.test(move) ? how.apply(move) : move));
        return new HostRecovery(
                header, evidence, approval, phase, quarantine, reserve, plannedAt, changed, reason);
    }

    /** True if at least one move is as {@code which} says. */
    boolean any(Predicate<VmMove> which) {
        return moves.stream().anyMatch(which);
    }

    long count(Predicate<VmMove> which) {
        return moves.stream().filter(which).count();
    }
}
