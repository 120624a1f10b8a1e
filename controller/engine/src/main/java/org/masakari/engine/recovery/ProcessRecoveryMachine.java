package org.masakari.engine.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.masakari.engine.gate.HostGate;
import org.masakari.engine.gate.ThresholdGate;
import org.masakari.engine.pace.Allowance;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/**
 * The pure heart of what is done about failed processes: a host with one gets no new instances; it
 * does again once all are back, if it was this that had disabled it. Its protection never changes:
 * a host that is out of service is recovered like any other when it dies.
 */
public final class ProcessRecoveryMachine {
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Policy policy;

    public ProcessRecoveryMachine(Policy policy) {
        this.policy = policy;
    }

    /** What follows from {@code event} at {@code now}. An ended recovery is never changed. */
    public Decision decide(ProcessRecovery recovery, Event event, Instant now) {
        if (recovery.phase().isTerminal()) {
            return Decision.none(recovery);
        }
        Decision.Builder out = new Decision.Builder(now, Allowance.of(0));
        if (event instanceof Event.Begun) {
            return out.effect(check(recovery, now)).to(recovery);
        }
        if (event instanceof Event.ProcessesChecked checked) {
            return recovery.back() ? back(recovery, checked, out) : failed(recovery, checked, out);
        }
        if (event instanceof Event.ServiceChecked answer) {
            return service(recovery, answer.outcome(), out);
        }
        if (event instanceof Event.Disabled answer) {
            return disabled(recovery, answer, out);
        }
        return event instanceof Event.Enabled answer
                ? enabled(recovery, answer, out)
                : Decision.none(recovery);
    }

    private Effect check(ProcessRecovery recovery, Instant now) {
        Instant since = now.minus(policy.gates().failureWindow());
        return new Effect.CheckProcesses(recovery.header().host(), since);
    }

    private Decision failed(
            ProcessRecovery recovery, Event.ProcessesChecked event, Decision.Builder out) {
        HostName host = recovery.header().host();
        if (event.hostFailed()) {
            return end(recovery, Phase.SKIPPED, "its host has failed as a whole", out);
        }
        if (!event.failedProcesses().contains(recovery.process())) {
            return end(recovery, Phase.SKIPPED, recovery.process() + " is back already", out);
        }
        Optional<String> held =
                HostGate.saidByOperator(host, event.state())
                        .or(() -> ThresholdGate.holds(event.state(), policy.gates()));
        if (held.isPresent() && recovery.phase() != Phase.DISABLING) {
            return hold(recovery, held.get(), out);
        }
        return out.effect(new Effect.CheckService(host))
                .to(recovery.in(Phase.DISABLING, recovery.reason()));
    }

    private Decision back(
            ProcessRecovery recovery, Event.ProcessesChecked event, Decision.Builder out) {
        if (event.hostFailed()) {
            return end(recovery, Phase.SKIPPED, "the return of its host sees to it", out);
        }
        if (!event.failedProcesses().isEmpty()) {
            String others = String.join(", ", event.failedProcesses());
            return end(recovery, Phase.SKIPPED, "still out of service: " + others + " failed", out);
        }
        return out.effect(new Effect.CheckService(recovery.header().host()))
                .to(recovery.in(Phase.RETURNING, recovery.reason()));
    }

    private Decision hold(ProcessRecovery recovery, String why, Decision.Builder out) {
        if (recovery.phase() != Phase.HELD || !why.equals(recovery.reason())) {
            out.step(Phase.HELD, why);
        }
        Duration recheck = policy.gates().recheck();
        return out.effect(new Effect.Later(recheck, check(recovery, out.now().plus(recheck))))
                .to(recovery.in(Phase.HELD, why));
    }

    private Decision service(
            ProcessRecovery recovery, Outcome<ComputeService> outcome, Decision.Builder out) {
        HostName host = recovery.header().host();
        if (outcome instanceof Outcome.Refused) {
            return end(recovery, Phase.FAILED, outcome.why(), out);
        }
        if (!(outcome instanceof Outcome.Done<ComputeService> done)) {
            return wait(recovery, outcome.why(), new Effect.CheckService(host), out);
        }
        ComputeService service = done.value();
        return recovery.back() ? enable(recovery, service, out) : disable(recovery, service, out);
    }

    private static Decision disable(
            ProcessRecovery recovery, ComputeService service, Decision.Builder out) {
        if (service.enabled()) {
            return out.effect(disable(recovery, 1)).to(recovery);
        }
        return DisableReason.isProcess(service)
                ? outOfService(recovery, out)
                : end(
                        recovery,
                        Phase.SKIPPED,
                        "disabled already: " + service.disabledReason(),
                        out);
    }

    private static Decision outOfService(ProcessRecovery recovery, Decision.Builder out) {
        String text = "out of service until " + recovery.process() + " is back";
        return end(recovery, Phase.RECOVERED, text, out);
    }

    private Decision enable(
            ProcessRecovery recovery, ComputeService service, Decision.Builder out) {
        HostName host = recovery.header().host();
        if (service.enabled()) {
            return end(recovery, Phase.SKIPPED, "it is in service", out);
        }
        if (!DisableReason.isProcess(service)) {
            String why = "left disabled, it was not us: " + service.disabledReason();
            return end(recovery, Phase.SKIPPED, why, out);
        }
        return service.up()
                ? out.effect(new Effect.Enable(host, 1)).to(recovery)
                : wait(
                        recovery,
                        "the nova-compute of " + host + " does not report yet",
                        new Effect.CheckService(host),
                        out);
    }

    private static Effect disable(ProcessRecovery recovery, int attempt) {
        Header header = recovery.header();
        return new Effect.Disable(header.host(), DisableReason.processFailed(header.id()), attempt);
    }

    private Decision disabled(
            ProcessRecovery recovery, Event.Disabled event, Decision.Builder out) {
        if (event.outcome() instanceof Outcome.Done) {
            return outOfService(recovery, out);
        }
        String why = "disabling failed: " + event.outcome().why();
        return event.outcome() instanceof Outcome.Refused
                ? end(recovery, Phase.FAILED, why, out)
                : wait(recovery, why, new Effect.CheckService(recovery.header().host()), out);
    }

    private Decision enabled(ProcessRecovery recovery, Event.Enabled event, Decision.Builder out) {
        if (event.outcome() instanceof Outcome.Done) {
            return end(recovery, Phase.RETURNED, "compute service enabled", out);
        }
        String why = "enabling failed: " + event.outcome().why();
        return wait(recovery, why, new Effect.CheckService(recovery.header().host()), out);
    }

    private Decision wait(
            ProcessRecovery recovery, String why, Effect again, Decision.Builder out) {
        if (Deadline.isPast(recovery, policy.recoveryTimeout(), out.now())) {
            return end(recovery, Phase.FAILED, why, out);
        }
        if (!why.equals(recovery.reason())) {
            out.step(recovery.phase(), why);
        }
        return out.effect(new Effect.Later(INTERVAL, again)).to(recovery.in(recovery.phase(), why));
    }

    private static Decision end(
            ProcessRecovery recovery, Phase phase, String text, Decision.Builder out) {
        boolean good = phase == Phase.RECOVERED || phase == Phase.RETURNED;
        return out.step(phase, text).to(recovery.in(phase, good ? null : text));
    }
}
