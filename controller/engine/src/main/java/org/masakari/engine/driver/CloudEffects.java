package org.masakari.engine.driver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.masakari.engine.moves.Preparation;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.recovery.Effect;
import org.masakari.engine.recovery.Event;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** Carries out one effect on Nova and tells what came of it. */
final class CloudEffects {
    private static final Duration RESET_SETTLES_IN = Duration.ofSeconds(10);

    private final ComputeCloud cloud;
    private final Clock clock;

    CloudEffects(ComputeCloud cloud, Clock clock) {
        this.cloud = cloud;
        this.clock = clock;
    }

    Event run(Effect.CloudEffect effect) {
        if (effect instanceof Effect.Evacuate e) {
            return evacuate(e);
        }
        if (effect instanceof Effect.Watch e) {
            Instant askedAt = clock.instant();
            return new Event.Watched(askedAt, cloud.evacuationsFrom(e.host(), e.after()));
        }
        if (effect instanceof Effect.Verify e) {
            return new Event.Verified(cloud.serversChangedSince(e.since()));
        }
        if (effect instanceof Effect.Survey e) {
            return new Event.Surveyed(e.attempt(), HostSurvey.of(cloud, e.host()));
        }
        if (effect instanceof Effect.CheckSource e) {
            return new Event.SourceChecked(source(e.host()));
        }
        return effect instanceof Effect.EnableReserve e
                ? new Event.ReserveEnabled(
                        e.host(),
                        e.attempt(),
                        cloud.joinAggregates(e.host(), e.aggregates())
                                .then(joined -> cloud.enable(e.host())))
                : runOnService(effect);
    }

    private Event runOnService(Effect.CloudEffect effect) {
        if (effect instanceof Effect.ForceDown e) {
            return new Event.ForcedDown(e.attempt(), cloud.forceDown(e.host()));
        }
        if (effect instanceof Effect.Disable e) {
            return new Event.Disabled(e.attempt(), cloud.disable(e.host(), e.reason()));
        }
        if (effect instanceof Effect.LiftForceDown e) {
            return new Event.ForceDownLifted(e.attempt(), cloud.liftForceDown(e.host()));
        }
        if (effect instanceof Effect.CheckService e) {
            return new Event.ServiceChecked(cloud.service(e.host()));
        }
        return effect instanceof Effect.Enable e
                ? new Event.Enabled(e.attempt(), cloud.enable(e.host()))
                : runOnInstance(effect);
    }

    private Event runOnInstance(Effect.CloudEffect effect) {
        if (effect instanceof Effect.LookAt e) {
            return new Event.Looked(look(e.instance()));
        }
        if (effect instanceof Effect.Reset e) {
            return new Event.ResetAnswered(cloud.resetToActive(e.instance()));
        }
        if (effect instanceof Effect.Stop e) {
            return new Event.StopAnswered(e.instance(), cloud.stop(e.instance()));
        }
        if (effect instanceof Effect.Start e) {
            return new Event.StartAnswered(cloud.start(e.instance()));
        }
        throw new IllegalArgumentException("no way to run " + effect);
    }

    private Event evacuate(Effect.Evacuate effect) {
        if (effect.preparation() == Preparation.NONE) {
            return call(effect);
        }
        Outcome<Optional<Server>> found = cloud.server(effect.instance());
        if (!(found instanceof Outcome.Done<Optional<Server>> done)) {
            return new Event.Preparing(effect.instance(), "it cannot be looked at: " + found);
        }
        HostName on = done.value().map(Server::host).orElse(null);
        return effect.from().equals(on)
                ? prepare(effect, done.value().get().state())
                : new Event.Gone(effect.instance(), "it is no longer there, but on " + on);
    }

    private Event call(Effect.Evacuate effect) {
        return answered(effect, cloud.evacuate(effect.instance(), effect.target()));
    }

    private static Event answered(Effect.Evacuate effect, Outcome<String> outcome) {
        return new Event.EvacuateAnswered(effect.instance(), effect.attempt(), outcome);
    }

    /** Confirming takes Nova a second or two; the call comes when the instance shows it. */
    private Event prepare(Effect.Evacuate effect, InstanceState state) {
        InstanceId instance = effect.instance();
        if (effect.preparation() == Preparation.RESET) {
            return answered(effect, resetAndEvacuate(effect));
        }
        if (!state.vm().equals("resized")) {
            return call(effect);
        }
        return new Event.Preparing(
                instance,
                cloud.confirmResize(instance) instanceof Outcome.Refused<String> refused
                        ? "its resize cannot be confirmed: " + refused.why()
                        : "its resize is being confirmed");
    }

    /**
     * A reset whose answer was lost means that the evacuate call itself was certainly not made. It
     * is not made at once either: a reset that has its effect late would disturb the evacuation.
     */
    private Outcome<String> resetAndEvacuate(Effect.Evacuate effect) {
        Outcome<String> reset = cloud.resetToError(effect.instance());
        if (reset instanceof Outcome.Unknown<String> unknown) {
            return new Outcome.Unavailable<>(unknown.why(), RESET_SETTLES_IN);
        }
        return reset.then(done -> cloud.evacuate(effect.instance(), effect.target()));
    }

    private Outcome<Event.Source> source(HostName host) {
        return cloud.evacuationsFrom(host, 0)
                .then(
                        migrations ->
                                cloud.service(host)
                                        .map(service -> new Event.Source(migrations, service)));
    }

    private Outcome<Optional<Event.Sighting>> look(InstanceId instance) {
        return cloud.server(instance)
                .then(
                        found ->
                                found.isEmpty()
                                        ? new Outcome.Done<>(Optional.empty())
                                        : sighting(found.get()).map(Optional::of));
    }

    private Outcome<Event.Sighting> sighting(Server server) {
        boolean stopped = server.state().vm().equals("stopped") && server.state().task() == null;
        return stopped
                ? cloud.stoppedByNova(server.id()).map(by -> new Event.Sighting(server, by))
                : new Outcome.Done<>(new Event.Sighting(server, false));
    }
}
