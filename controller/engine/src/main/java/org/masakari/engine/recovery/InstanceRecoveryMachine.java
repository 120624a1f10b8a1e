package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.HostGate;
import org.masakari.engine.pace.Allowance;
import org.masakari.engine.plan.Selection;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.policy.RestartPolicy;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;

/**
 * The pure heart of an instance's restart: stop, wait until it is stopped, start, and wait until it
 * runs. Before each call it looks, since its user, Nova and an earlier call may have acted on it.
 */
public final class InstanceRecoveryMachine {
    /** A call that shows no effect after that long is made again. */
    private static final Duration CALL_AGAIN_AFTER = Duration.ofSeconds(15);

    private final Policy policy;
    private final RestartPolicy restarts;

    public InstanceRecoveryMachine(Policy policy) {
        this.policy = policy;
        this.restarts = policy.restarts();
    }

    /**
     * What follows from {@code event} at {@code now}. An ended recovery is never changed.
     *
     * @param allowance whether it may give Nova work now
     */
    public Decision decide(
            InstanceRecovery recovery, Event event, Instant now, Allowance allowance) {
        if (recovery.phase().isTerminal()) {
            return Decision.none(recovery);
        }
        Decision.Builder out = new Decision.Builder(now, allowance);
        if (event instanceof Event.Begun) {
            return out.effect(isGated(recovery) ? check(recovery, now) : look(recovery))
                    .to(recovery);
        }
        if (event instanceof Event.RestartChecked checked && isGated(recovery)) {
            return checked(recovery, checked, out);
        }
        if (event instanceof Event.Looked looked) {
            return looked(recovery, looked.outcome(), out);
        }
        if (event instanceof Event.ResetAnswered answer) {
            return answer.outcome() instanceof Outcome.Done
                    ? stop(recovery, out)
                    : lookLater(recovery, answer.outcome().why(), out);
        }
        if (event instanceof Event.StopAnswered answer) {
            return lookLater(recovery, failure(answer.outcome()), out);
        }
        return event instanceof Event.StartAnswered answer
                ? lookLater(recovery, failure(answer.outcome()), out)
                : Decision.none(recovery);
    }

    private static boolean isGated(InstanceRecovery recovery) {
        return recovery.phase() == Phase.RECEIVED || recovery.phase() == Phase.HELD;
    }

    private static @Nullable String failure(Outcome<String> outcome) {
        return outcome instanceof Outcome.Done ? null : outcome.why();
    }

    private Effect check(InstanceRecovery recovery, Instant now) {
        return new Effect.CheckRestart(recovery.instance(), now.minus(restarts.window()));
    }

    private static Effect look(InstanceRecovery recovery) {
        return new Effect.LookAt(recovery.instance());
    }

    private Decision checked(
            InstanceRecovery recovery, Event.RestartChecked event, Decision.Builder out) {
        HostName host = recovery.header().host();
        if (event.hostFailed()) {
            return end(
                    recovery,
                    Phase.SKIPPED,
                    "its host has failed: it is part of the recovery of " + host,
                    out);
        }
        if (event.approval() != null) {
            return out.effect(look(recovery)).to(recovery);
        }
        Optional<String> held = HostGate.saidByOperator(host, event.state());
        if (held.isPresent()) {
            return hold(recovery, held.get(), policy.gates().recheck(), out);
        }
        if (event.restarts() >= restarts.restartsAtMost()) {
            return end(recovery, Phase.FAILED, tooOften(event.restarts()), out);
        }
        if (out.allowance().places() < 1) {
            String because = out.allowance().because();
            return because == null
                    ? out.effect(new Effect.Later(restarts.interval(), check(recovery, out.now())))
                            .to(recovery)
                    : hold(recovery, because, policy.gates().recheck(), out);
        }
        return out.effect(look(recovery)).to(recovery);
    }

    private String tooOften(int times) {
        return "it was restarted "
                + times
                + " times within "
                + restarts.window().toSeconds()
                + " s and has failed again: it is left as it is. Find out why, then \"masakari"
                + " recovery retry\" restarts it";
    }

    private Decision hold(
            InstanceRecovery recovery, String why, Duration recheck, Decision.Builder out) {
        if (recovery.phase() != Phase.HELD || !why.equals(recovery.reason())) {
            out.step(Phase.HELD, why);
        }
        return out.effect(new Effect.Later(recheck, check(recovery, out.now().plus(recheck))))
                .to(recovery.in(Phase.HELD, out.now(), why));
    }

    private Decision looked(
            InstanceRecovery recovery,
            Outcome<Optional<Event.Sighting>> outcome,
            Decision.Builder out) {
        if (!(outcome instanceof Outcome.Done<Optional<Event.Sighting>> done)) {
            return lookLater(recovery, outcome.why(), out);
        }
        if (done.value().isEmpty()) {
            return end(recovery, Phase.SKIPPED, "Nova does not know it any more", out);
        }
        Event.Sighting seen = done.value().get();
        HostName on = seen.server().host();
        if (!recovery.header().host().equals(on)) {
            String where = on == null ? "on no host" : "on " + on;
            return end(recovery, Phase.SKIPPED, "it is " + where + " meanwhile", out);
        }
        return switch (recovery.phase()) {
            case RECEIVED, HELD -> begin(recovery, seen, out);
            case STOPPING -> stopping(recovery, seen.server(), out);
            case STARTING -> starting(recovery, seen.server(), out);
            case GATED,
                    QUARANTINED,
                    PLANNED,
                    EVACUATING,
                    VERIFYING,
                    DISABLING,
                    RETURNING,
                    RECOVERED,
                    PARTIAL,
                    FAILED,
                    SKIPPED,
                    RETURNED,
                    SUPERSEDED ->
                    throw new IllegalStateException("no restart is " + recovery.phase());
        };
    }

    private Decision begin(InstanceRecovery recovery, Event.Sighting seen, Decision.Builder out) {
        Optional<String> excluded =
                new Selection(policy.selection(), recovery.onlyOptedIn()).exclusion(seen.server());
        if (excluded.isPresent()) {
            return end(recovery, Phase.SKIPPED, excluded.get(), out);
        }
        RestartTable.Row row = RestartTable.rowFor(seen);
        if (row instanceof RestartTable.Row.LeaveAlone alone) {
            return end(recovery, Phase.SKIPPED, alone.why(), out);
        }
        if (row instanceof RestartTable.Row.LookAgain again) {
            return lookLater(recovery, again.why(), out);
        }
        if (row instanceof RestartTable.Row.Start) {
            return start(recovery, out);
        }
        return stopFrom(seen.server().state(), recovery, out);
    }

    private Decision stopFrom(
            InstanceState state, InstanceRecovery recovery, Decision.Builder out) {
        if (!RestartTable.needsReset(state)) {
            return stop(recovery, out);
        }
        String text = state + ": called active, so that it can be stopped";
        return out.step(Phase.STOPPING, recovery.instance(), text)
                .effect(new Effect.Reset(recovery.instance()))
                .to(recovery.in(Phase.STOPPING, out.now(), null).called(out.now()));
    }

    private Decision stop(InstanceRecovery recovery, Decision.Builder out) {
        return out.step(Phase.STOPPING, recovery.instance(), "stop call")
                .effect(new Effect.Stop(recovery.instance()))
                .to(recovery.in(Phase.STOPPING, out.now(), null).called(out.now()));
    }

    private Decision start(InstanceRecovery recovery, Decision.Builder out) {
        return out.step(Phase.STARTING, recovery.instance(), "start call")
                .effect(new Effect.Start(recovery.instance()))
                .to(recovery.in(Phase.STARTING, out.now(), null).called(out.now()));
    }

    private Decision stopping(InstanceRecovery recovery, Server server, Decision.Builder out) {
        InstanceState state = server.state();
        if (state.task() == null && state.vm().equals("stopped")) {
            return start(recovery, out);
        }
        if (isOver(recovery, restarts.stopTimeout(), out)) {
            String why = "not stopped after " + restarts.stopTimeout().toSeconds() + " s: " + state;
            return end(recovery, Phase.FAILED, why, out);
        }
        boolean again = state.task() == null && isCallOld(recovery, out);
        return again ? stopFrom(state, recovery, out) : lookLater(recovery, null, out);
    }

    private Decision starting(InstanceRecovery recovery, Server server, Decision.Builder out) {
        InstanceState state = server.state();
        if (state.task() == null && state.vm().equals("active") && state.powered()) {
            return end(recovery, Phase.RECOVERED, "it runs again", out);
        }
        if (isOver(recovery, restarts.startTimeout(), out)) {
            String why = "not up after " + restarts.startTimeout().toSeconds() + " s: " + state;
            return end(recovery, Phase.FAILED, why, out);
        }
        boolean again =
                state.task() == null && state.vm().equals("stopped") && isCallOld(recovery, out);
        return again ? start(recovery, out) : lookLater(recovery, null, out);
    }

    private static boolean isOver(
            InstanceRecovery recovery, Duration timeout, Decision.Builder out) {
        return recovery.phaseSince().plus(timeout).isBefore(out.now());
    }

    private static boolean isCallOld(InstanceRecovery recovery, Decision.Builder out) {
        Instant called = recovery.calledAt();
        return called == null || called.plus(CALL_AGAIN_AFTER).isBefore(out.now());
    }

    /** Says once what is in the way, and looks again until the recovery's time is up. */
    private Decision lookLater(
            InstanceRecovery recovery, @Nullable String why, Decision.Builder out) {
        if (recovery.phase() != Phase.HELD
                && Deadline.isPast(recovery, policy.recoveryTimeout(), out.now())) {
            return end(recovery, Phase.FAILED, "its time is up: " + why, out);
        }
        if (why != null && !why.equals(recovery.reason())) {
            out.step(recovery.phase(), recovery.instance(), why);
        }
        return out.effect(new Effect.Later(restarts.interval(), look(recovery)))
                .to(recovery.in(recovery.phase(), out.now(), why));
    }

    private static Decision end(
            InstanceRecovery recovery, Phase phase, String text, Decision.Builder out) {
        return out.step(phase, recovery.instance(), text)
                .to(recovery.in(phase, out.now(), phase == Phase.RECOVERED ? null : text));
    }
}
