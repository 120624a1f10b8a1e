package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.pace.Allowance;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.policy.ReturnPolicy;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/**
 * The pure heart of a host's return: wait until its recovery has ended, it has been back for a
 * while and its nova-compute has cleaned up, lift the forced-down, wait until Nova sees it up,
 * enable it if it was ours to enable.
 *
 * <p>The order is Nova's: it refuses to lift while evacuations are {@code done} but not {@code
 * completed}, and a service that is enabled while down misplaces instances for up to a minute.
 */
public final class HostReturnMachine {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** In which time a nova-compute that reports has cleaned up whatever it ever will. */
    private static final Duration CLEANS_UP_WITHIN = Duration.ofSeconds(20);

    private final Policy policy;

    public HostReturnMachine(Policy policy) {
        this.policy = policy;
    }

    /** What follows from {@code event} at {@code now}. An ended return is never changed. */
    public Decision decide(HostReturn back, Event event, Instant now) {
        if (back.phase().isTerminal()) {
            return Decision.none(back);
        }
        Decision.Builder out = new Decision.Builder(now, Allowance.of(0));
        if (event instanceof Event.Begun) {
            return out.effect(check(back, now)).to(back);
        }
        if (event instanceof Event.ReturnChecked answer) {
            return checked(back, answer, out);
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
        if (event instanceof Event.BecameReserve) {
            return end(back, "it is a reserved host now, in place of the one taken for it", out);
        }
        return event instanceof Event.Enabled answer
                ? enabled(back, answer, out)
                : Decision.none(back);
    }

    private Effect check(HostReturn back, Instant now) {
        Instant since = now.minus(policy.returns().window());
        return new Effect.CheckReturn(back.header().host(), since);
    }

    private Decision checked(HostReturn back, Event.ReturnChecked event, Decision.Builder out) {
        HostName host = back.header().host();
        boolean replaces = policy.reserves().replaceByReturned() && event.reserveTaken();
        HostReturn next = back.replacing(replaces);
        if (next.phase() == Phase.RETURNING) {
            return out.effect(
                            next.lifted()
                                    ? new Effect.CheckService(host)
                                    : new Effect.CheckSource(host))
                    .to(next);
        }
        if (!event.settled()) {
            return wait(next, "the recovery of its instances goes on", check(next, out.now()), out);
        }
        ReturnPolicy returns = policy.returns();
        if (event.failures() > returns.failuresAtMost() && event.approval() == null) {
            return hold(next, event.failures(), out);
        }
        Duration backFor = Duration.between(next.header().openedAt(), out.now());
        if (backFor.compareTo(returns.stableFor()) < 0) {
            String why = "it has to stay up for " + returns.stableFor().toSeconds() + " s first";
            return wait(next, why, check(next, out.now()), out);
        }
        return out.step(Phase.RETURNING, "host is a member of the cluster again")
                .effect(new Effect.CheckSource(host))
                .to(next.in(Phase.RETURNING, null));
    }

    /** A host that fails again and again stays out of service until a person lets it in. */
    private Decision hold(HostReturn back, int failures, Decision.Builder out) {
        ReturnPolicy returns = policy.returns();
        String why =
                back.header().host()
                        + " has failed "
                        + failures
                        + " times within "
                        + returns.window().toMinutes()
                        + " min, more than return_failures_at_most ("
                        + returns.failuresAtMost()
                        + ") allows: it stays out of service. Find out why, then release it with"
                        + " \"masakari recovery retry\"";
        if (back.phase() != Phase.HELD) {
            out.step(Phase.HELD, why);
        }
        return out.effect(new Effect.Later(policy.gates().recheck(), check(back, out.now())))
                .to(back.in(Phase.HELD, why));
    }

    private Decision source(
            HostReturn before, Outcome<Event.Source> outcome, Decision.Builder out) {
        HostName host = before.header().host();
        Effect again = new Effect.CheckSource(host);
        if (!(outcome instanceof Outcome.Done<Event.Source> done)) {
            return wait(before, "Nova: " + outcome.why(), again, out);
        }
        HostReturn back = seen(before, done.value().service(), out.now());
        @Nullable Instant reporting = back.reportingSince();
        long open = done.value().migrations().stream().filter(Migration::holdsSource).count();
        if (open > 0) {
            return wait(back, waitsFor(host, open, reporting, out.now()), again, out);
        }
        if (reporting == null) {
            return wait(back, "the nova-compute of " + host + " does not report yet", again, out);
        }
        return out.effect(new Effect.LiftForceDown(host, 1)).to(back);
    }

    /** Notes when its nova-compute was first seen to report in its present life. */
    private static HostReturn seen(HostReturn back, ComputeService service, Instant now) {
        Instant reported = service.reportedAt();
        boolean reports = reported != null && reported.isAfter(back.header().openedAt());
        return reports && back.reportingSince() == null ? back.reporting(now) : back;
    }

    private static String waitsFor(
            HostName host, long open, @Nullable Instant reporting, Instant now) {
        String what = open + " evacuations wait for the nova-compute of " + host;
        if (reporting == null) {
            return what + " to start and clean up";
        }
        return reporting.plus(CLEANS_UP_WITHIN).isAfter(now)
                ? what + " to clean up"
                : what
                        + ", which started before they had ended and does not look again. Restart it"
                        + " once more, on "
                        + host
                        + ": systemctl restart nova-compute";
    }

    private Decision lifted(HostReturn back, Event.ForceDownLifted event, Decision.Builder out) {
        HostName host = back.header().host();
        if (event.outcome() instanceof Outcome.Done) {
            return out.step(back.phase(), "forced-down lifted")
                    .effect(new Effect.CheckService(host))
                    .to(back.liftedNow());
        }
        String why = "forced-down not lifted: " + event.outcome().why();
        return wait(back, why, new Effect.CheckSource(host), out);
    }

    private Decision service(
            HostReturn back, Outcome<ComputeService> outcome, Decision.Builder out) {
        HostName host = back.header().host();
        Effect again = new Effect.CheckService(host);
        if (!(outcome instanceof Outcome.Done<ComputeService> done)) {
            return wait(back, "compute service: " + outcome.why(), again, out);
        }
        ComputeService service = done.value();
        if (!service.up()) {
            return wait(back, "the nova-compute of " + host + " does not report yet", again, out);
        }
        if (back.replaces() && DisableReason.isOursOrReserve(service)) {
            return out.effect(new Effect.BecomeReserve(host)).to(back);
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
        String why = "enabling failed: " + event.outcome().why();
        return wait(back, why, new Effect.CheckService(back.header().host()), out);
    }

    private static Decision end(HostReturn back, String text, Decision.Builder out) {
        return out.step(Phase.RETURNED, text).to(back.in(Phase.RETURNED, null));
    }

    /** Says once what is waited for, and looks again until the return's time is up. */
    private Decision wait(HostReturn back, String why, Effect again, Decision.Builder out) {
        if (Deadline.isPast(back, policy.recoveryTimeout(), out.now())) {
            return out.step(Phase.FAILED, why).to(back.in(Phase.FAILED, why));
        }
        if (!why.equals(back.reason())) {
            out.step(back.phase(), why);
        }
        return out.effect(new Effect.Later(INTERVAL, again)).to(back.in(back.phase(), why));
    }
}
