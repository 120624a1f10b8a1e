package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import org.masakari.engine.gate.EvidenceGate;
import org.masakari.engine.gate.ThresholdGate;
import org.masakari.engine.gate.Verdict;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/**
 * From the notification to a host that Nova takes for down.
 *
 * <p>Forcing down comes before disabling: Nova answers a disabling with a call to the host's
 * nova-compute, and where it still takes that for up the answer comes only after a minute.
 */
final class Quarantining {
    private final Policy policy;

    Quarantining(Policy policy) {
        this.policy = policy;
    }

    Decision judge(HostRecovery recovery, Decision.Builder out) {
        HostName host = recovery.header().host();
        Approval approval = recovery.approval();
        if (approval != null) {
            return open(
                    recovery, "approved by " + approval.operator() + ": " + approval.reason(), out);
        }
        Verdict verdict = EvidenceGate.judge(host, recovery.evidence(), policy, out.now());
        if (verdict instanceof Verdict.Hold hold) {
            return hold(recovery, hold, out);
        }
        Instant since = out.now().minus(policy.failureWindow());
        return out.effect(new Effect.CheckLoad(host, since)).to(recovery);
    }

    Decision judge(HostRecovery recovery, Event.LoadChecked event, Decision.Builder out) {
        return ThresholdGate.judge(event.load(), policy) instanceof Verdict.Hold hold
                ? hold(recovery, hold, out)
                : open(recovery, "evidence accepted", out);
    }

    private static Decision hold(HostRecovery recovery, Verdict.Hold hold, Decision.Builder out) {
        return out.step(Phase.HELD, hold.why()).to(recovery.in(Phase.HELD, hold.why()));
    }

    private static Decision open(HostRecovery recovery, String why, Decision.Builder out) {
        return out.step(Phase.GATED, why)
                .effect(new Effect.ForceDown(recovery.header().host(), 1))
                .to(recovery.in(Phase.GATED));
    }

    Decision forcedDown(HostRecovery recovery, Event.ForcedDown event, Decision.Builder out) {
        HostName host = recovery.header().host();
        Outcome<ComputeService> outcome = event.outcome();
        if (outcome instanceof Outcome.Done<ComputeService> done) {
            HostRecovery next =
                    recovery.with(recovery.quarantine().forcedDown(done.value().enabled()))
                            .in(Phase.QUARANTINED);
            out.step(Phase.QUARANTINED, "compute service forced down");
            ongoing(next, out);
            return out.effect(new Effect.Survey(host, 1)).to(next);
        }
        if (outcome instanceof Outcome.Refused || timeIsUp(recovery, out)) {
            String why = "Nova would not force " + host + " down: " + Backoff.why(outcome);
            return out.step(Phase.FAILED, why).to(recovery.in(Phase.FAILED, why));
        }
        Effect again = new Effect.ForceDown(host, event.attempt() + 1);
        return out.step(recovery.phase(), "force-down failed: " + Backoff.why(outcome))
                .effect(new Effect.Later(Backoff.after(event.attempt(), outcome), again))
                .to(recovery);
    }

    HostRecovery disabled(HostRecovery recovery, Event.Disabled event, Decision.Builder out) {
        Outcome<ComputeService> outcome = event.outcome();
        if (outcome instanceof Outcome.Done) {
            out.step(recovery.phase(), "compute service disabled");
        } else if (outcome instanceof Outcome.Refused || timeIsUp(recovery, out)) {
            out.step(recovery.phase(), "disabling given up: " + Backoff.why(outcome));
        } else {
            Effect again = disable(recovery, event.attempt() + 1);
            out.step(recovery.phase(), "disabling failed: " + Backoff.why(outcome))
                    .effect(new Effect.Later(Backoff.after(event.attempt(), outcome), again));
            return recovery;
        }
        HostRecovery next = recovery.with(recovery.quarantine().disabledNow());
        ongoing(next, out);
        return next;
    }

    /** What quarantine and reserve still need, as far as nothing else has to come first. */
    void ongoing(HostRecovery recovery, Decision.Builder out) {
        if (!recovery.quarantine().disabled()) {
            out.effect(disable(recovery, 1));
        } else if (Reserving.needsReserve(recovery)) {
            out.effect(Reserving.next(recovery));
        }
    }

    boolean timeIsUp(HostRecovery recovery, Decision.Builder out) {
        Duration taken = Duration.between(recovery.header().openedAt(), out.now());
        return taken.compareTo(policy.recoveryTimeout()) > 0;
    }

    private static Effect disable(HostRecovery recovery, int attempt) {
        Header header = recovery.header();
        return new Effect.Disable(header.host(), DisableReason.of(header.id()), attempt);
    }
}
