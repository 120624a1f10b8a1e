package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.Attempt;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.Preparation;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.policy.MovePolicy;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Target;
import org.masakari.protocol.InstanceId;

/** Few evacuations in flight until each is done, watched by one query for all of them. */
final class Evacuating {
    private static final Duration CONFIRMS_WITHIN = Duration.ofSeconds(20);
    private static final Duration PREPARING_LOOKS_AGAIN = Duration.ofMillis(500);

    private final Policy policy;
    private final MovePolicy moves;
    private final Reserving reserving;

    Evacuating(Policy policy, Reserving reserving) {
        this.policy = policy;
        this.moves = policy.moves();
        this.reserving = reserving;
    }

    /** Requests the next evacuations, as many as there are free places. */
    HostRecovery fill(HostRecovery recovery, Decision.Builder out) {
        long inFlight = recovery.count(move -> move.status().isInFlight());
        long free = out.allowance().places() - inFlight;
        HostRecovery next = recovery;
        boolean reserveNeeded = false;
        for (VmMove move : recovery.moves()) {
            if (!move.isDue(out.now()) || isApartFromOneInFlight(next, move)) {
                continue;
            }
            Placing.Choice choice = Placing.choose(next, move);
            if (choice instanceof Placing.Choice.Nowhere nowhere) {
                next = next.change(move::equals, m -> m.failed(nowhere.why(), out.now()));
                out.step(recovery.phase(), move.instance(), nowhere.why());
            } else if (choice instanceof Placing.Choice.AwaitReserve) {
                reserveNeeded = true;
            } else if (free > 0) {
                free--;
                next = request(next, move, ((Placing.Choice.Go) choice).target(), out);
            }
        }
        return sayIfHeldUp(reserveNeeded ? reserving.ask(next, out) : next, out);
    }

    private static HostRecovery request(
            HostRecovery recovery, VmMove move, Target target, Decision.Builder out) {
        Preparation preparation = preparation(recovery, move, out.now());
        out.step(
                        recovery.phase(),
                        move.instance(),
                        "evacuate call "
                                + (move.attempt().number() + 1)
                                + (target.host() == null ? "" : " to " + target)
                                + (preparation == Preparation.RESET
                                        ? ", reset to error before"
                                        : ""))
                .effect(
                        new Effect.Evacuate(
                                move.instance(),
                                move.attempt().number() + 1,
                                recovery.header().host(),
                                target,
                                preparation));
        return recovery.change(move::equals, m -> m.requested(target, out.now()));
    }

    /** A resize that is not confirmed by then has lost its source as well: only a reset is left. */
    private static Preparation preparation(HostRecovery recovery, VmMove move, Instant now) {
        Preparation wanted = move.subject().course().preparation();
        Instant planned = recovery.plannedAt();
        boolean late = planned != null && planned.plus(CONFIRMS_WITHIN).isBefore(now);
        return wanted == Preparation.CONFIRM_RESIZE && late ? Preparation.RESET : wanted;
    }

    /**
     * Members of an anti-affinity group go one after the other: of two that are scheduled at the
     * same time neither sees where the other goes, and Nova then fails the one that arrives second.
     */
    private static boolean isApartFromOneInFlight(HostRecovery recovery, VmMove move) {
        Set<ServerGroup> apart =
                move.subject().groups().stream()
                        .filter(ServerGroup::separates)
                        .collect(Collectors.toSet());
        return !apart.isEmpty()
                && recovery.any(
                        other ->
                                other.status().isInFlight()
                                        && other.subject().groups().stream()
                                                .anyMatch(apart::contains));
    }

    private static HostRecovery sayIfHeldUp(HostRecovery recovery, Decision.Builder out) {
        @Nullable String because =
                recovery.any(move -> move.status() == MoveStatus.PENDING)
                        ? out.allowance().because()
                        : null;
        if (Objects.equals(because, recovery.reason())) {
            return recovery;
        }
        out.step(recovery.phase(), because == null ? "going on" : because);
        return recovery.in(recovery.phase(), because);
    }

    /** True once no move waits for its turn and none is under way. */
    static boolean isSettled(HostRecovery recovery) {
        return !recovery.any(
                move -> move.status() == MoveStatus.PENDING || move.status().isInFlight());
    }

    /** After an interruption nobody knows what became of the calls that were about to be made. */
    static HostRecovery interrupted(HostRecovery recovery, Instant now) {
        String why = "the controller was interrupted during the call";
        return recovery.change(
                        move -> move.status() == MoveStatus.REQUESTED,
                        move -> move.unknown(why, now))
                .change(
                        move -> move.status() == MoveStatus.STOPPING,
                        move -> move.notStopped(move.reason()));
    }

    HostRecovery preparing(HostRecovery recovery, Event.Preparing event, Decision.Builder out) {
        return recovery.change(
                move ->
                        move.instance().equals(event.instance())
                                && move.status() == MoveStatus.REQUESTED,
                move -> {
                    if (!event.why().equals(move.reason())) {
                        out.step(recovery.phase(), move.instance(), event.why());
                    }
                    return move.notMade(event.why(), out.now().plus(PREPARING_LOOKS_AGAIN));
                });
    }

    HostRecovery gone(HostRecovery recovery, Event.Gone event, Decision.Builder out) {
        return recovery.change(
                move ->
                        move.instance().equals(event.instance())
                                && move.status() == MoveStatus.REQUESTED,
                move -> {
                    out.step(recovery.phase(), move.instance(), event.why());
                    return move.gone(event.why(), out.now());
                });
    }

    /** An answer may come after its attempt has failed and the next one is journaled. */
    HostRecovery answered(
            HostRecovery recovery, Event.EvacuateAnswered event, Decision.Builder out) {
        return recovery.change(
                move ->
                        move.instance().equals(event.instance())
                                && move.attempt().number() == event.attempt()
                                && move.status() == MoveStatus.REQUESTED,
                move -> answered(recovery, move, event.outcome(), out));
    }

    private VmMove answered(
            HostRecovery recovery, VmMove move, Outcome<String> outcome, Decision.Builder out) {
        Phase phase = recovery.phase();
        if (outcome instanceof Outcome.Done<String> done) {
            out.progress(phase, move.instance(), "accepted by Nova, request " + done.value());
            return move.accepted(done.value());
        }
        String why = outcome.why();
        if (outcome instanceof Outcome.Unknown) {
            out.step(phase, move.instance(), "no answer, looking in Nova: " + why);
            return move.unknown(why, out.now());
        }
        if (outcome instanceof Outcome.Unavailable<String> busy) {
            out.step(phase, move.instance(), "call not taken: " + why);
            Duration delay = Backoff.after(1, busy);
            return move.notMade(why, out.now().plus(delay));
        }
        return tryAgainOrFail(recovery, move, "Nova refused: " + why, out);
    }

    HostRecovery watched(HostRecovery recovery, Event.Watched event, Decision.Builder out) {
        HostRecovery next = recovery;
        if (event.outcome() instanceof Outcome.Done<List<Migration>> done) {
            next = settle(bind(next, done.value(), out), event.askedAt(), out);
            return giveUpLate(lookForLate(next, out), out);
        }
        return giveUpLate(stillUnknown(next, out), out);
    }

    /** A Nova that does not answer may have the call in its queue yet: its time begins anew. */
    private static HostRecovery stillUnknown(HostRecovery recovery, Decision.Builder out) {
        return recovery.change(
                move -> move.status() == MoveStatus.UNKNOWN,
                move -> move.unknown(String.valueOf(move.reason()), out.now()));
    }

    private HostRecovery bind(
            HostRecovery recovery, List<Migration> migrations, Decision.Builder out) {
        Map<InstanceId, List<Migration>> seen =
                migrations.stream().collect(Collectors.groupingBy(Migration::instance));
        return recovery.change(
                move -> seen.containsKey(move.instance()),
                move ->
                        bindAll(
                                recovery,
                                move,
                                seen.getOrDefault(move.instance(), List.of()),
                                out));
    }

    private VmMove bindAll(
            HostRecovery recovery, VmMove move, List<Migration> migrations, Decision.Builder out) {
        VmMove next = move;
        for (Migration seen : migrations) {
            if (next.owns(seen) && (next.status().isInFlight() || isBegun(next, seen))) {
                next = bind(recovery, next, seen, out);
            }
        }
        return next;
    }

    /**
     * An earlier call had its effect late, or somebody else has begun it: it is taken for a try.
     */
    private static boolean isBegun(VmMove move, Migration seen) {
        return move.status() == MoveStatus.PENDING && !seen.hasFailed();
    }

    private VmMove bind(HostRecovery recovery, VmMove move, Migration seen, Decision.Builder out) {
        VmMove bound =
                move.status() == MoveStatus.PENDING
                        ? move.found(seen, out.now())
                        : move.bound(seen, out.now());
        if (seen.hasFailed()) {
            String why = "Nova's migration " + seen.uuid() + " ended in " + seen.status();
            return tryAgainOrFail(recovery, bound, why, out);
        }
        @Nullable Migration before = move.migration();
        if (before == null || !before.status().equals(seen.status())) {
            String target = seen.destination() == null ? "" : " to " + seen.destination();
            String text = "migration" + target + " is " + seen.status();
            if (seen.hasArrived()) {
                out.step(recovery.phase(), move.instance(), text);
            } else {
                out.progress(recovery.phase(), move.instance(), text);
            }
        }
        return bound;
    }

    /** A call that left no trace long after its answer was lost was never made. */
    private HostRecovery settle(HostRecovery recovery, Instant askedAt, Decision.Builder out) {
        return recovery.change(
                move ->
                        move.status() == MoveStatus.UNKNOWN
                                && isOlder(move.attempt(), moves.settleTime(), askedAt),
                move ->
                        tryAgainOrFail(
                                recovery,
                                move,
                                "the call left no trace in Nova: " + move.reason(),
                                out));
    }

    /** What Nova's records do not show as done in time is looked for where it may be. */
    private HostRecovery lookForLate(HostRecovery recovery, Decision.Builder out) {
        return recovery.change(
                move ->
                        move.status().isInFlight()
                                && isOlder(move.attempt(), moves.moveTimeout(), out.now()),
                move -> timedOut(move, recovery.phase(), out));
    }

    /**
     * Fails what still waits for another try when the time is up, and what is under way if Nova
     * does not even show it any more. What was never tried has its turn however late it is: a pause
     * may have taken all the time.
     */
    HostRecovery giveUpLate(HostRecovery recovery, Decision.Builder out) {
        boolean late = Deadline.isPast(recovery, policy.recoveryTimeout(), out.now());
        if (!late || out.allowance().because() != null) {
            return recovery;
        }
        return lookForLate(recovery, out)
                .change(
                        move -> move.status() == MoveStatus.PENDING && move.reason() != null,
                        move -> tooLate(move, recovery.phase(), out));
    }

    private static VmMove tooLate(VmMove move, Phase phase, Decision.Builder out) {
        String why = "the recovery's time was up before its turn; before: " + move.reason();
        out.step(phase, move.instance(), why);
        return move.failed(why, out.now());
    }

    private VmMove timedOut(VmMove move, Phase phase, Decision.Builder out) {
        Migration seen = move.migration();
        String why =
                "not done after "
                        + moves.moveTimeout().toSeconds()
                        + " s; "
                        + (seen == null
                                ? "Nova has no migration record of it"
                                : "Nova's migration " + seen.uuid() + " is " + seen.status());
        out.step(phase, move.instance(), why);
        return move.late(why, out.now());
    }

    private VmMove tryAgainOrFail(
            HostRecovery recovery, VmMove move, String why, Decision.Builder out) {
        out.step(recovery.phase(), move.instance(), why);
        VmMove again = move.tryAgain(why, out.now().plus(moves.retryDelay()));
        if (Placing.hasFreshPlace(recovery, again)) {
            return move.tryAgain(why, out.now());
        }
        return move.attempt().number() < moves.maxAttempts() ? again : move.failed(why, out.now());
    }

    private static boolean isOlder(Attempt attempt, Duration age, Instant now) {
        Instant at = attempt.at();
        return at != null && at.plus(age).isBefore(now);
    }
}
