package org.masakari.engine.driver;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.Journal;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.recovery.DisableReserveReason;
import org.masakari.engine.recovery.Effect;
import org.masakari.engine.recovery.Event;
import org.masakari.protocol.HostName;

/** Carries out one effect and tells what came of it. */
final class EffectRunner {
    private final Claim claim;
    private final ComputeCloud cloud;
    private final Journal journal;
    private final Clock clock;

    EffectRunner(Claim claim, ComputeCloud cloud, Journal journal, Clock clock) {
        this.claim = claim;
        this.cloud = cloud;
        this.journal = journal;
        this.clock = clock;
    }

    Event run(Effect effect) {
        if (effect instanceof Effect.ForceDown e) {
            return new Event.ForcedDown(e.attempt(), cloud.forceDown(e.host()));
        }
        if (effect instanceof Effect.Disable e) {
            return new Event.Disabled(e.attempt(), cloud.disable(e.host(), e.reason()));
        }
        if (effect instanceof Effect.Survey e) {
            return new Event.Surveyed(e.attempt(), survey(e.host()));
        }
        if (effect instanceof Effect.Evacuate e) {
            return new Event.EvacuateAnswered(
                    e.instance(), cloud.evacuate(e.instance(), e.target()));
        }
        if (effect instanceof Effect.Watch e) {
            Instant askedAt = clock.instant();
            return new Event.Watched(askedAt, cloud.evacuationsFrom(e.host(), e.after()));
        }
        if (effect instanceof Effect.Verify e) {
            return new Event.Verified(cloud.serversChangedSince(e.since()));
        }
        return effect instanceof Effect.Wake ? new Event.Woken() : runRarer(effect);
    }

    private Event runRarer(Effect effect) {
        if (effect instanceof Effect.CheckLoad e) {
            return new Event.LoadChecked(journal.segmentLoad(e.host(), e.since()));
        }
        if (effect instanceof Effect.TakeReserve e) {
            Optional<HostName> taken = journal.takeReserve(claim, e.failed());
            return new Event.ReserveTaken(taken);
        }
        if (effect instanceof Effect.EnableReserve e) {
            return new Event.ReserveEnabled(e.attempt(), cloud.enable(e.host()));
        }
        if (effect instanceof Effect.GiveReserveBack e) {
            cloud.disable(e.host(), DisableReserveReason.TEXT);
            journal.giveReserveBack(claim, e.host());
            return new Event.ReserveGivenBack();
        }
        if (effect instanceof Effect.CheckSettled) {
            return new Event.SettledChecked(journal.isSettled(claim));
        }
        if (effect instanceof Effect.CheckSource e) {
            return new Event.SourceChecked(cloud.evacuationsFrom(e.host(), 0));
        }
        if (effect instanceof Effect.LiftForceDown e) {
            return new Event.ForceDownLifted(e.attempt(), cloud.liftForceDown(e.host()));
        }
        if (effect instanceof Effect.CheckService e) {
            return new Event.ServiceChecked(cloud.service(e.host()));
        }
        if (effect instanceof Effect.Enable e) {
            return new Event.Enabled(e.attempt(), cloud.enable(e.host()));
        }
        throw new IllegalArgumentException("no way to run " + effect);
    }

    /** The servers are listed after the migrations, so that no evacuation falls between the two. */
    private Outcome<Event.Survey> survey(HostName host) {
        return cloud.evacuationsFrom(host, 0)
                .map(EffectRunner::lastOf)
                .then(last -> cloud.serversOn(host).map(all -> new Event.Survey(all, last)));
    }

    private static long lastOf(List<Migration> migrations) {
        return migrations.stream().mapToLong(Migration::number).max().orElse(0);
    }
}
