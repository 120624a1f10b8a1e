package org.masakari.engine.recovery;

import java.time.Instant;
import java.util.Optional;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.pace.Allowance;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/**
 * The pure heart of a host recovery: (state, event) → (state, effects). Knows no clock, no cloud
 * and no database, so that every law can be tested against it exhaustively.
 */
public final class HostRecoveryMachine {
    private final Policy policy;
    private final Quarantining quarantining;
    private final Reserving reserving;
    private final Planning planning;
    private final Evacuating evacuating;
    private final Verifying verifying;

    public HostRecoveryMachine(Policy policy) {
        this.policy = policy;
        this.quarantining = new Quarantining(policy);
        this.reserving = new Reserving(policy);
        this.planning = new Planning(policy);
        this.evacuating = new Evacuating(policy, reserving);
        this.verifying = new Verifying(policy);
    }

    /**
     * What follows from {@code event} at {@code now}. An ended recovery is never changed.
     *
     * @param allowance how many evacuations it may have under way
     */
    public Decision decide(HostRecovery recovery, Event event, Instant now, Allowance allowance) {
        if (recovery.phase().isTerminal()) {
            return Decision.none(recovery);
        }
        Decision.Builder out = new Decision.Builder(now, allowance);
        if (event instanceof Event.Begun) {
            return begun(recovery, out);
        }
        if (event instanceof Event.GatesChecked checked) {
            return isGated(recovery)
                    ? quarantining.judge(recovery, checked.view(), out)
                    : Decision.none(recovery);
        }
        if (event instanceof Event.ForcedDown answer) {
            return recovery.phase() == Phase.GATED
                    ? quarantining.forcedDown(recovery, answer, out)
                    : Decision.none(recovery);
        }
        return advance(apply(recovery, event, out), event, out);
    }

    /** True while nothing was changed in Nova for certain. */
    private static boolean isGated(HostRecovery recovery) {
        return recovery.phase() == Phase.RECEIVED
                || recovery.phase() == Phase.HELD
                || recovery.phase() == Phase.GATED;
    }

    private HostRecovery apply(HostRecovery recovery, Event event, Decision.Builder out) {
        if (event instanceof Event.Disabled answer) {
            return quarantining.disabled(recovery, answer, out);
        }
        if (event instanceof Event.Surveyed answer && recovery.phase() == Phase.QUARANTINED) {
            return planning.surveyed(recovery, answer, out);
        }
        if (event instanceof Event.Gone answer) {
            return evacuating.gone(recovery, answer, out);
        }
        if (event instanceof Event.Preparing answer) {
            return evacuating.preparing(recovery, answer, out);
        }
        if (event instanceof Event.EvacuateAnswered answer) {
            return evacuating.answered(recovery, answer, out);
        }
        if (event instanceof Event.Watched answer) {
            return evacuating.watched(recovery, answer, out);
        }
        if (event instanceof Event.Woken && recovery.phase() == Phase.EVACUATING) {
            return evacuating.giveUpLate(recovery, out);
        }
        if (event instanceof Event.Verified answer) {
            return verifying.verified(recovery, answer, out);
        }
        if (event instanceof Event.StopAnswered answer) {
            return verifying.stopAnswered(recovery, answer, out);
        }
        return applyToReserves(recovery, event, out);
    }

    private HostRecovery applyToReserves(HostRecovery recovery, Event event, Decision.Builder out) {
        if (event instanceof Event.ReserveTaken answer) {
            return reserving.taken(recovery, answer, out);
        }
        if (event instanceof Event.ReserveEnabled answer) {
            return reserving.enabled(recovery, answer, out);
        }
        if (event instanceof Event.ReserveGivenBack answer) {
            return reserving.givenBack(recovery, answer, out);
        }
        return recovery;
    }

    private Decision begun(HostRecovery recovery, Decision.Builder out) {
        HostName host = recovery.header().host();
        switch (recovery.phase()) {
            case RECEIVED, HELD, GATED -> {
                return out.effect(quarantining.checkGates(recovery, out.now())).to(recovery);
            }
            case QUARANTINED -> out.effect(new Effect.Survey(host, 1));
            case PLANNED -> out.effect(new Effect.Wake());
            case EVACUATING -> out.effect(watch(recovery));
            case VERIFYING -> out.effect(Verifying.look(recovery));
            case STOPPING,
                    STARTING,
                    DISABLING,
                    RETURNING,
                    RECOVERED,
                    PARTIAL,
                    FAILED,
                    SKIPPED,
                    RETURNED,
                    SUPERSEDED ->
                    throw new IllegalStateException("no recovery of a host is " + recovery.phase());
        }
        quarantining.ongoing(recovery, out);
        HostRecovery next = reserving.interrupted(Evacuating.interrupted(recovery, out.now()), out);
        return out.step(recovery.phase(), "taken up again").to(next);
    }

    private Decision advance(HostRecovery recovery, Event event, Decision.Builder out) {
        HostRecovery next = recovery;
        boolean begins = next.phase() == Phase.PLANNED;
        if (begins) {
            next = next.in(Phase.EVACUATING);
        }
        if (next.phase() == Phase.EVACUATING && !isToLookFirst(event, out)) {
            next = evacuating.fill(next, out);
        }
        if (next.phase() == Phase.EVACUATING && Evacuating.isSettled(next)) {
            next = next.in(Phase.VERIFYING);
        }
        if (next.phase() == Phase.EVACUATING) {
            lookAgain(next, begins, event, out);
        } else if (next.phase() == Phase.VERIFYING) {
            next = afterLook(next, begins, event, out);
        }
        return out.to(next);
    }

    /** What is to be asked of Nova may be done already: nothing new without a look that worked. */
    private static boolean isToLookFirst(Event event, Decision.Builder out) {
        return event instanceof Event.Watched watched
                ? !(watched.outcome() instanceof Outcome.Done)
                : event instanceof Event.Woken && out.allowance().places() > 0;
    }

    /** Keeps exactly one chain of looks going: wake, watch, perhaps verify, wait, wake, … */
    private void lookAgain(
            HostRecovery recovery, boolean begins, Event event, Decision.Builder out) {
        boolean runsButShouldNot =
                recovery.any(move -> move.status() == MoveStatus.ARRIVED && move.endsStopped());
        boolean looks =
                out.allowance().places() > 0 || recovery.any(move -> move.status().isInFlight());
        if (event instanceof Event.Woken && looks) {
            out.effect(watch(recovery));
        } else if (event instanceof Event.Watched && runsButShouldNot) {
            out.effect(Verifying.look(recovery));
        } else if (begins
                || event instanceof Event.Woken
                || event instanceof Event.Watched
                || event instanceof Event.Verified) {
            out.effect(later(new Effect.Wake()));
        }
    }

    /** Looks until nothing is arriving, then gives back what was not needed, then ends. */
    private HostRecovery afterLook(
            HostRecovery recovery, boolean begins, Event event, Decision.Builder out) {
        if (begins || event instanceof Event.Woken || event instanceof Event.Watched) {
            out.effect(Verifying.look(recovery));
            return recovery;
        }
        boolean waits =
                recovery.any(move -> move.status().isArriving())
                        || !recovery.quarantine().disabled()
                        || recovery.reserves().isComing();
        if (waits) {
            if (event instanceof Event.Verified) {
                out.effect(later(Verifying.look(recovery)));
            }
            return recovery;
        }
        Optional<Reserve> unused = Reserving.toGiveBack(recovery);
        if (unused.isEmpty()) {
            return finish(recovery, out);
        }
        boolean first =
                event instanceof Event.Verified
                        || (event instanceof Event.ReserveGivenBack given
                                && !given.host().equals(unused.get().host()));
        if (first) {
            out.effect(Reserving.giveBack(unused.get(), 1));
        }
        return recovery;
    }

    private static HostRecovery finish(HostRecovery recovery, Decision.Builder out) {
        long succeeded = recovery.count(move -> move.status() == MoveStatus.SUCCEEDED);
        long failed = recovery.count(move -> move.status() == MoveStatus.FAILED);
        long skipped = recovery.count(move -> move.status() == MoveStatus.SKIPPED);
        Phase end = failed == 0 ? Phase.RECOVERED : succeeded > 0 ? Phase.PARTIAL : Phase.FAILED;
        String text =
                succeeded
                        + " recovered, "
                        + failed
                        + " failed"
                        + (skipped == 0 ? "" : ", " + skipped + " skipped");
        out.step(end, text);
        return recovery.in(end, failed == 0 ? null : text + ": " + commonReason(recovery));
    }

    /** What all that failed say, or where to read what each says. */
    private static String commonReason(HostRecovery recovery) {
        var reasons =
                recovery.moves().stream()
                        .filter(move -> move.status() == MoveStatus.FAILED)
                        .map(move -> String.valueOf(move.reason()))
                        .distinct()
                        .toList();
        return reasons.size() == 1 ? reasons.get(0) : "see its moves for the reasons";
    }

    private static Effect watch(HostRecovery recovery) {
        long after =
                recovery.moves().stream()
                        .filter(move -> move.status() != MoveStatus.SKIPPED)
                        .mapToLong(move -> move.attempt().afterMigration())
                        .min()
                        .orElse(0);
        return new Effect.Watch(recovery.header().host(), after);
    }

    private Effect later(Effect effect) {
        return new Effect.Later(policy.moves().watchInterval(), effect);
    }
}
