package org.masakari.engine.recovery;

import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

/** Taking a reserved host, and giving it back where nothing landed on it. */
final class Reserving {
    private final Quarantining quarantining;

    Reserving(Quarantining quarantining) {
        this.quarantining = quarantining;
    }

    /** True if the instances go to a reserved host that cannot take them yet. */
    static boolean needsReserve(HostRecovery recovery) {
        return recovery.header().method() == RecoveryMethod.RESERVED_HOST
                && !recovery.reserve().ready();
    }

    /** The next thing to do towards a reserved host that is ready. */
    static Effect next(HostRecovery recovery) {
        HostName taken = recovery.reserve().host();
        return taken == null
                ? new Effect.TakeReserve(recovery.header().host())
                : new Effect.EnableReserve(taken, 1);
    }

    Decision taken(HostRecovery recovery, Event.ReserveTaken event, Decision.Builder out) {
        if (event.host().isEmpty()) {
            String why =
                    "no reserved host is left in the segment: add one"
                            + " (masakari host create … --reserved)";
            return out.step(Phase.FAILED, why).to(recovery.in(Phase.FAILED, why));
        }
        HostName host = event.host().get();
        return out.step(recovery.phase(), "reserved host " + host + " taken")
                .effect(new Effect.EnableReserve(host, 1))
                .to(recovery.with(new Reserve(host, false)));
    }

    HostRecovery enabled(HostRecovery recovery, Event.ReserveEnabled event, Decision.Builder out) {
        HostName host = recovery.reserve().host();
        if (host == null || recovery.reserve().ready()) {
            return recovery;
        }
        if (event.outcome() instanceof Outcome.Done) {
            out.step(recovery.phase(), "reserved host " + host + " enabled");
            return recovery.with(new Reserve(host, true));
        }
        String why = Backoff.why(event.outcome());
        if (event.outcome() instanceof Outcome.Refused || quarantining.timeIsUp(recovery, out)) {
            String reason = "reserved host " + host + " cannot be enabled: " + why;
            out.step(Phase.FAILED, reason).effect(new Effect.GiveReserveBack(host));
            return recovery.change(m -> !m.status().isTerminal(), m -> m.failed(reason, out.now()))
                    .in(Phase.FAILED, reason);
        }
        Effect again = new Effect.EnableReserve(host, event.attempt() + 1);
        out.step(recovery.phase(), "enabling " + host + " failed: " + why)
                .effect(new Effect.Later(Backoff.after(event.attempt(), event.outcome()), again));
        return recovery;
    }
}
