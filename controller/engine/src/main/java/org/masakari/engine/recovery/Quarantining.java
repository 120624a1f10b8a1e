package org.masakari.engine.recovery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.gate.HostGate;
import org.masakari.engine.gate.Verdict;
import org.masakari.engine.policy.Policy;
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
    /** However late it is, because it was held for long, a call is made that often. */
    private static final int LEAST_ATTEMPTS = 8;

    /** A try at forcing down is made that long after the one before, as Backoff counts. */
    private static final int RETRY = 3;

    private final Policy policy;

    Quarantining(Policy policy) {
        this.policy = policy;
    }

    Effect checkGates(HostRecovery recovery, Instant now) {
        Instant since = now.minus(policy.gates().failureWindow());
        return new Effect.CheckGates(recovery.header().host(), since);
    }

    Decision judge(HostRecovery recovery, GateView view, Decision.Builder out) {
        HostName host = recovery.header().host();
        Verdict verdict = HostGate.judge(host, view, policy.gates(), out.now());
        if (verdict instanceof Verdict.Hold hold) {
            return hold(recovery, hold.why(), out);
        }
        Verdict.Open open = (Verdict.Open) verdict;
        Mandate mandate = recovery.mandate().openedBy(open.proof(), view.approval());
        if (recovery.phase() != Phase.GATED) {
            out.step(Phase.GATED, open.why());
        }
        return out.effect(new Effect.ForceDown(host, 1))
                .to(recovery.with(mandate).in(Phase.GATED, gated(recovery)));
    }

    private static @Nullable String gated(HostRecovery recovery) {
        return recovery.phase() == Phase.GATED ? recovery.reason() : null;
    }

    /** Says once what is waited for, and looks again. */
    private Decision hold(HostRecovery recovery, String why, Decision.Builder out) {
        if (recovery.phase() != Phase.HELD || !why.equals(recovery.reason())) {
            out.step(Phase.HELD, why);
        }
        Effect again = checkGates(recovery, out.now().plus(policy.gates().recheck()));
        return out.effect(new Effect.Later(policy.gates().recheck(), again))
                .to(recovery.in(Phase.HELD, why));
    }

    /**
     * Until Nova takes the host for down nothing keeps its instances from being started there when
     * it comes back. So the gates are looked at again before each try.
     */
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
        if (outcome instanceof Outcome.Refused) {
            String why = "Nova would not force " + host + " down: " + outcome.why();
            return out.step(Phase.FAILED, why).to(recovery.in(Phase.FAILED, why));
        }
        String why = "force-down failed: " + outcome.why();
        if (!why.equals(recovery.reason())) {
            out.step(recovery.phase(), why);
        }
        Effect again = checkGates(recovery, out.now());
        return out.effect(new Effect.Later(Backoff.after(RETRY, outcome), again))
                .to(recovery.in(recovery.phase(), why));
    }

    HostRecovery disabled(HostRecovery recovery, Event.Disabled event, Decision.Builder out) {
        Outcome<ComputeService> outcome = event.outcome();
        if (outcome instanceof Outcome.Done) {
            out.step(recovery.phase(), "compute service disabled");
        } else if (outcome instanceof Outcome.Refused || isInVain(recovery, event.attempt(), out)) {
            out.step(recovery.phase(), "disabling given up: " + outcome.why());
        } else {
            Effect again = disable(recovery, event.attempt() + 1);
            out.step(recovery.phase(), "disabling failed: " + outcome.why())
                    .effect(new Effect.Later(Backoff.after(event.attempt(), outcome), again));
            return recovery;
        }
        return recovery.with(recovery.quarantine().disabledNow());
    }

    /** What the quarantine still needs. */
    void ongoing(HostRecovery recovery, Decision.Builder out) {
        if (!recovery.quarantine().disabled()) {
            out.effect(disable(recovery, 1));
        }
    }

    private boolean isInVain(HostRecovery recovery, int attempt, Decision.Builder out) {
        return attempt >= LEAST_ATTEMPTS
                && Deadline.isPast(recovery, policy.recoveryTimeout(), out.now());
    }

    private static Effect disable(HostRecovery recovery, int attempt) {
        Header header = recovery.header();
        return new Effect.Disable(header.host(), DisableReason.fenced(header.id()), attempt);
    }
}
