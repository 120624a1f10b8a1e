package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.Attempt;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;

/** Few evacuations in flight until each is done, watched by one query for all of them. */
final class Evacuating {
    private final Policy policy;

    Evacuating(Policy policy) {
        this.policy = policy;
    }

    /** Requests the next evacuations, as many as there are free places. */
    HostRecovery fill(HostRecovery recovery, Decision.Builder out) {
        long free = policy.maxInFlight() - recovery.count(move -> move.status().isInFlight());
        HostRecovery next = recovery;
        for (VmMove move : recovery.moves()) {
            if (free > 0 && isDue(move, out.now())) {
                free--;
                next = request(next, move, out);
            }
        }
        return next;
    }

    private static HostRecovery request(HostRecovery recovery, VmMove move, Decision.Builder out) {
        out.step(
                        recovery.phase(),
                        move.instance(),
                        "evacuate call " + (move.attempt().number() + 1))
                .effect(new Effect.Evacuate(move.instance(), recovery.reserve().host()));
        return recovery.change(move::equals, m -> m.requested(out.now()));
    }

    private static boolean isDue(VmMove move, Instant now) {
        Instant notBefore = move.attempt().notBefore();
        return move.status() == MoveStatus.PENDING
                && (notBefore == null || !notBefore.isAfter(now));
    }

    /** True once no move waits for its turn and none is under way. */
    static boolean isSettled(HostRecovery recovery) {
        return !recovery.any(
                move -> move.status() == MoveStatus.PENDING || move.status().isInFlight());
    }

    /** After an interruption nobody knows what became of the calls that were about to be made. */
    HostRecovery interrupted(HostRecovery recovery) {
        return recovery.change(
                move -> move.status() == MoveStatus.REQUESTED,
                move -> move.unknown("the controller was interrupted during the call"));
    }

    HostRecovery answered(
            HostRecovery recovery, Event.EvacuateAnswered event, Decision.Builder out) {
        return recovery.change(
                move ->
                        move.instance().equals(event.instance())
                                && move.status() == MoveStatus.REQUESTED,
                move -> answered(move, event.outcome(), recovery.phase(), out));
    }

    private VmMove answered(
            VmMove move, Outcome<String> outcome, Phase phase, Decision.Builder out) {
        if (outcome instanceof Outcome.Done<String> done) {
            out.step(phase, move.instance(), "accepted by Nova, request " + done.value());
            return move.accepted();
        }
        String why = Backoff.why(outcome);
        if (outcome instanceof Outcome.Unknown) {
            out.step(phase, move.instance(), "no answer, looking in Nova: " + why);
            return move.unknown(why);
        }
        if (outcome instanceof Outcome.Unavailable<String> busy) {
            out.step(phase, move.instance(), "call not taken: " + why);
            Duration delay = Backoff.after(1, busy);
            return move.notMade(why, out.now().plus(delay));
        }
        return tryAgainOrFail(move, "Nova refused: " + why, phase, out);
    }

    HostRecovery watched(HostRecovery recovery, Event.Watched event, Decision.Builder out) {
        HostRecovery next = recovery;
        if (event.outcome() instanceof Outcome.Done<List<Migration>> done) {
            for (Migration seen : done.value()) {
                next = bind(next, seen, out);
            }
            next = settle(next, event.askedAt(), out);
        }
        return expire(next, out);
    }

    private HostRecovery bind(HostRecovery recovery, Migration seen, Decision.Builder out) {
        return recovery.change(
                move -> move.status().isInFlight() && move.owns(seen),
                move -> bind(move, seen, recovery.phase(), out));
    }

    private VmMove bind(VmMove move, Migration seen, Phase phase, Decision.Builder out) {
        VmMove bound = move.bound(seen, out.now());
        if (seen.hasFailed()) {
            String why = "Nova's migration " + seen.uuid() + " ended in " + seen.status();
            return tryAgainOrFail(bound, why, phase, out);
        }
        @Nullable Migration before = move.migration();
        if (before == null || !before.status().equals(seen.status())) {
            String target = seen.destination() == null ? "" : " to " + seen.destination();
            out.step(phase, move.instance(), "migration" + target + " is " + seen.status());
        }
        return bound;
    }

    /** A call without an answer that left no trace long after it was made was never made. */
    private HostRecovery settle(HostRecovery recovery, Instant askedAt, Decision.Builder out) {
        return recovery.change(
                move ->
                        move.status() == MoveStatus.UNKNOWN
                                && isOlder(move.attempt(), policy.settleTime(), askedAt),
                move ->
                        tryAgainOrFail(
                                move,
                                "the call left no trace in Nova: " + move.reason(),
                                recovery.phase(),
                                out));
    }

    /** Fails what has taken too long, and what has not had its turn when the time is up. */
    HostRecovery expire(HostRecovery recovery, Decision.Builder out) {
        HostRecovery next =
                recovery.change(
                        move ->
                                move.status().isInFlight()
                                        && isOlder(move.attempt(), policy.moveTimeout(), out.now()),
                        move -> timedOut(move, recovery.phase(), out));
        Instant deadline = recovery.header().openedAt().plus(policy.recoveryTimeout());
        if (out.now().isBefore(deadline)) {
            return next;
        }
        return next.change(
                move -> move.status() == MoveStatus.PENDING,
                move -> move.failed("the recovery's time was up before its turn", out.now()));
    }

    private VmMove timedOut(VmMove move, Phase phase, Decision.Builder out) {
        Migration seen = move.migration();
        String why =
                "not done after "
                        + policy.moveTimeout().toSeconds()
                        + " s; "
                        + (seen == null
                                ? "Nova has no migration record of it"
                                : "Nova's migration " + seen.uuid() + " is " + seen.status());
        out.step(phase, move.instance(), why);
        return move.failed(why, out.now());
    }

    private VmMove tryAgainOrFail(VmMove move, String why, Phase phase, Decision.Builder out) {
        out.step(phase, move.instance(), why);
        return move.attempt().number() < policy.maxAttempts()
                ? move.tryAgain(why, out.now().plus(policy.retryDelay()))
                : move.failed(why, out.now());
    }

    private static boolean isOlder(Attempt attempt, Duration age, Instant now) {
        Instant at = attempt.at();
        return at != null && at.plus(age).isBefore(now);
    }
}
