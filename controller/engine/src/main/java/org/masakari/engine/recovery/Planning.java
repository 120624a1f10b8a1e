package org.masakari.engine.recovery;

import java.util.List;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.plan.Planner;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/** From a quarantined host to a move, or a reason to skip, for each of its instances. */
final class Planning {
    private final Quarantining quarantining;

    Planning(Quarantining quarantining) {
        this.quarantining = quarantining;
    }

    HostRecovery surveyed(HostRecovery recovery, Event.Surveyed event, Decision.Builder out) {
        if (event.outcome() instanceof Outcome.Done<Event.Survey> done) {
            Event.Survey survey = done.value();
            List<VmMove> plan = Planner.plan(survey.servers(), survey.lastMigration(), out.now());
            HostRecovery next = recovery.planned(plan, out.now()).in(Phase.PLANNED);
            long skipped = next.count(move -> move.status() == MoveStatus.SKIPPED);
            out.step(Phase.PLANNED, (plan.size() - skipped) + " to move, " + skipped + " skipped");
            return next;
        }
        HostName host = recovery.header().host();
        String why =
                "the instances of " + host + " cannot be listed: " + Backoff.why(event.outcome());
        if (quarantining.timeIsUp(recovery, out)) {
            out.step(Phase.FAILED, why);
            return recovery.in(Phase.FAILED, why);
        }
        Effect again = new Effect.Survey(host, event.attempt() + 1);
        out.step(recovery.phase(), why)
                .effect(new Effect.Later(Backoff.after(event.attempt(), event.outcome()), again));
        return recovery;
    }
}
