package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/**
 * The pure heart of a host's return: wait until its recovery has ended and its nova-compute has
 * cleaned up, lift the forced-down, wait until Nova sees it up, enable it if it was ours to enable.
 *
 * <p>The order is Nova's: it refuses to lift while evacuations are {@code done} but not {@code
 * completed}, and a service that is enabled while down misplaces instances for up to a minute.
 */
public final class HostReturnMachine {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Policy policy;

    public HostReturnMachine(Policy policy) {
        this.policy = policy;
    }

    /** What follows from {@code event} at {@code now}. An ended return is never changed. */
    public Decision decide(HostReturn back, Event event, Instant now) {
        if (back.phase().isTerminal()) {
            return Decision.none(back);
        }
        Decision.Builder out = new Decision.Builder(now);
        if (event instanceof Event.Begun) {
            return out.effect(firstLook(back)).to(back);
        }
        if (event instanceof Event.SettledChecked answer) {
            return settled(back, answer.settled(), out);
        }
        if (event instanceof Event.SourceChecked answer) {
            return source(back, answer.outcome(), out);
        }
        if (event instanceof Event.ForceDownLifted answer) {
            return lifted(back, answer, out);
        }
        if (event instanceof Event.ServiceChecked answer) {
            return service(back, answer.outcome(), out);
        }
        return event instanceof Event.Enabled answer
                ? enabled(back, answer, out)
                : Decision.none(back);
    }

    private static Effect firstLook(HostReturn back) {
        if (back.phase() == Phase.RECEIVED) {
            return new Effect.CheckSettled();
        }
        HostName host = back.header().host();
        return back.lifted() ? new Effect.CheckService(host) : new Effect.CheckSource(host);
    }

    private Decision settled(HostReturn back, boolean settled, Decision.Builder out) {
        if (back.phase() != Phase.RECEIVED) {
            return Decision.none(back);
        }
        if (!settled) {
            return wait(
                    back, "the recovery of its instances goes on", new Effect.CheckSettled(), out);
        }
        return out.step(Phase.RETURNING, "host is a member of the cluster again")
                .effect(new Effect.CheckSource(back.header().host()))
                .to(back.in(Phase.RETURNING, null));
    }

    private Decision source(
            HostReturn back, Outcome<List<Migration>> outcome, Decision.Builder out) {
        HostName host = back.header().host();
        Effect again = new Effect.CheckSource(host);
        if (!(outcome instanceof Outcome.Done<List<Migration>> done)) {
            return wait(back, "Nova's migrations: " + Backoff.why(outcome), again, out);
        }
        long open = done.value().stream().filter(Migration::holdsSource).count();
        if (open > 0) {
            return wait(
                    back,
                    open
                            + " evacuations wait for the nova-compute of "
                            + host
                            + " to clean up; if it runs already, restart it once more",
                    again,
                    out);
        }
        return out.effect(new Effect.LiftForceDown(host, 1)).to(back);
    }

    private Decision lifted(HostReturn back, Event.ForceDownLifted event, Decision.Builder out) {
        HostName host = back.header().host();
        if (event.outcome() instanceof Outcome.Done) {
            return out.step(back.phase(), "forced-down lifted")
                    .effect(new Effect.CheckService(host))
                    .to(back.liftedNow());
        }
        String why = "forced-down not lifted: " + Backoff.why(event.outcome());
        return wait(back, why, new Effect.CheckSource(host), out);
    }

    private Decision service(
            HostReturn back, Outcome<ComputeService> outcome, Decision.Builder out) {
        HostName host = back.header().host();
        Effect again = new Effect.CheckService(host);
        if (!(outcome instanceof Outcome.Done<ComputeService> done)) {
            return wait(back, "compute service: " + Backoff.why(outcome), again, out);
        }
        ComputeService service = done.value();
        if (!service.up()) {
            return wait(back, "the nova-compute of " + host + " does not report yet", again, out);
        }
        if (service.enabled()) {
            return end(back, "in service", out);
        }
        if (!DisableReason.isOurs(service)) {
            return end(back, "up; left disabled, as it was before its failure", out);
        }
        return out.effect(new Effect.Enable(host, 1)).to(back);
    }

    private Decision enabled(HostReturn back, Event.Enabled event, Decision.Builder out) {
        if (event.outcome() instanceof Outcome.Done) {
            return end(back, "compute service enabled", out);
        }
        String why = "enabling failed: " + Backoff.why(event.outcome());
        return wait(back, why, new Effect.CheckService(back.header().host()), out);
    }

    private static Decision end(HostReturn back, String text, Decision.Builder out) {
        return out.step(Phase.RETURNED, text).to(back.in(Phase.RETURNED, null));
    }

    /** Says once what is waited for, and looks again until the return's time is up. */
    private Decision wait(HostReturn back, String why, Effect again, Decision.Builder out) {
        Duration taken = Duration.between(back.header().openedAt(), out.now());
        if (taken.compareTo(policy.recoveryTimeout()) > 0) {
            return out.step(Phase.FAILED, why).to(back.in(Phase.FAILED, why));
        }
        if (!why.equals(back.reason())) {
            out.step(back.phase(), why);
        }
        return out.effect(new Effect.Later(INTERVAL, again)).to(back.in(back.phase(), why));
    }
}
