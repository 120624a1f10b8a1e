package org.masakari.engine.recovery;

import java.time.Instant;
import org.masakari.engine.moves.MoveStatus;
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
        this.reserving = new Reserving(quarantining);
        this.planning = new Planning(quarantining);
        this.evacuating = new Evacuating(policy);
        this.verifying = new Verifying(policy);
    }

    /** What follows from {@code event} at {@code now}. An ended recovery is never changed. */
    public Decision decide(HostRecovery recovery, Event event, Instant now) {
        if (recovery.phase().isTerminal()) {
            return Decision.none(recovery);
        }
        Decision.Builder out = new Decision.Builder(now);
        if (event instanceof Event.Begun) {
            return begun(recovery, out);
        }
        if (event instanceof Event.LoadChecked answer) {
            return recovery.phase() == Phase.RECEIVED
                    ? quarantining.judge(recovery, answer, out)
                    : Decision.none(recovery);
        }
        if (event instanceof Event.ForcedDown answer) {
            return recovery.phase() == Phase.GATED
                    ? quarantining.forcedDown(recovery, answer, out)
                    : Decision.none(recovery);
        }
        if (event instanceof Event.ReserveTaken taken) {
            return reserving.taken(recovery, taken, out);
        }
        return advance(apply(recovery, event, out), event, out);
    }

    private HostRecovery apply(HostRecovery recovery, Event event, Decision.Builder out) {
        if (event instanceof Event.Disabled answer) {
            return quarantining.disabled(recovery, answer, out);
        }
        if (event instanceof Event.ReserveEnabled answer) {
            return reserving.enabled(recovery, answer, out);
        }
        if (event instanceof Event.ReserveGivenBack) {
            return recovery.with(Reserve.NONE);
        }
        if (event instanceof Event.Surveyed answer && recovery.phase() == Phase.QUARANTINED) {
            return planning.surveyed(recovery, answer, out);
        }
        if (event instanceof Event.EvacuateAnswered answer) {
            return evacuating.answered(recovery, answer, out);
        }
        if (event instanceof Event.Watched answer) {
            return evacuating.watched(recovery, answer, out);
        }
        if (event instanceof Event.Woken && recovery.phase() == Phase.EVACUATING) {
            return evacuating.expire(recovery, out);
        }
        if (event instanceof Event.Verified answer) {
            return verifying.verified(recovery, answer, out);
        }
        return recovery;
    }

    private Decision begun(HostRecovery recovery, Decision.Builder out) {
        HostName host = recovery.header().host();
        switch (recovery.phase()) {
            case RECEIVED -> {
                return quarantining.judge(recovery, out);
            }
            case GATED -> out.effect(new Effect.ForceDown(host, 1));
            case QUARANTINED -> out.effect(new Effect.Survey(host, 1));
            case PLANNED -> out.effect(new Effect.Wake());
            case EVACUATING -> out.effect(watch(recovery));
            case VERIFYING -> out.effect(Verifying.look(recovery));
            case RECOVERED, PARTIAL, FAILED, HELD, RETURNING, RETURNED, SUPERSEDED -> {}
        }
        if (recovery.phase() != Phase.GATED) {
            quarantining.ongoing(recovery, out);
        }
        return out.step(recovery.phase(), "taken up again").to(evacuating.interrupted(recovery));
    }

    private Decision advance(HostRecovery recovery, Event event, Decision.Builder out) {
        HostRecovery next = recovery;
        if (next.phase() == Phase.PLANNED && !Reserving.needsReserve(next)) {
            next = next.in(Phase.EVACUATING);
            out.step(Phase.EVACUATING, "evacuating, " + policy.maxInFlight() + " in flight")
                    .effect(later(new Effect.Wake()));
        } else if (next.phase() == Phase.EVACUATING) {
            lookAgain(next, event, out);
        }
        if (next.phase() == Phase.EVACUATING) {
            next = evacuating.fill(next, out);
        }
        if (next.phase() == Phase.EVACUATING && Evacuating.isSettled(next)) {
            next = next.in(Phase.VERIFYING);
            out.effect(Verifying.look(next));
        } else if (next.phase() == Phase.VERIFYING && event instanceof Event.Verified) {
            next = afterLook(next, out);
        }
        return out.to(next);
    }

    /** Keeps exactly one chain of looks going: wake, watch, wait, wake, … */
    private void lookAgain(HostRecovery recovery, Event event, Decision.Builder out) {
        if (event instanceof Event.Woken && recovery.any(move -> move.status().isInFlight())) {
            out.effect(watch(recovery));
        } else if (event instanceof Event.Woken || event instanceof Event.Watched) {
            out.effect(later(new Effect.Wake()));
        }
    }

    private HostRecovery afterLook(HostRecovery recovery, Decision.Builder out) {
        boolean arriving = recovery.any(move -> move.status() == MoveStatus.ARRIVED);
        if (arriving || !recovery.quarantine().disabled()) {
            out.effect(later(Verifying.look(recovery)));
            return recovery;
        }
        return finish(recovery, out);
    }

    private HostRecovery finish(HostRecovery recovery, Decision.Builder out) {
        long succeeded = recovery.count(move -> move.status() == MoveStatus.SUCCEEDED);
        long failed = recovery.count(move -> move.status() == MoveStatus.FAILED);
        HostName reserve = recovery.reserve().host();
        if (reserve != null && !recovery.any(move -> move.migration() != null)) {
            out.step(recovery.phase(), "nothing went to " + reserve + ": giving it back")
                    .effect(new Effect.GiveReserveBack(reserve))
                    .effect(later(Verifying.look(recovery)));
            return recovery;
        }
        Phase end = failed == 0 ? Phase.RECOVERED : succeeded > 0 ? Phase.PARTIAL : Phase.FAILED;
        String text = succeeded + " recovered, " + failed + " failed";
        out.step(end, text);
        return recovery.in(end, failed == 0 ? null : text + ": see its moves for the reasons");
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
        return new Effect.Later(policy.watchInterval(), effect);
    }
}
