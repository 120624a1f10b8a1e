package org.masakari.engine.driver;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Journal;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.recovery.DisableReason;
import org.masakari.engine.recovery.Effect;
import org.masakari.engine.recovery.Event;
import org.masakari.protocol.HostName;

/** Carries out one effect on the journal, asking Nova where that has to agree. */
final class JournalEffects {
    private final Claim claim;
    private final Journal journal;
    private final ComputeCloud cloud;

    JournalEffects(Claim claim, Journal journal, ComputeCloud cloud) {
        this.claim = claim;
        this.journal = journal;
        this.cloud = cloud;
    }

    Event run(Effect.JournalEffect effect) {
        if (effect instanceof Effect.CheckGates e) {
            return new Event.GatesChecked(journal.gates(claim, e.host(), e.since()));
        }
        if (effect instanceof Effect.CheckRestart e) {
            return journal.restart(claim, e.instance(), e.since());
        }
        if (effect instanceof Effect.CheckReturn e) {
            return journal.comeback(claim, e.host(), e.since());
        }
        if (effect instanceof Effect.CheckProcesses e) {
            return journal.processes(claim, e.host(), e.since());
        }
        if (effect instanceof Effect.TakeReserve e) {
            return new Event.ReserveTaken(e.attempt(), take(e));
        }
        if (effect instanceof Effect.GiveReserveBack e) {
            return new Event.ReserveGivenBack(e.host(), e.attempt(), giveBack(e));
        }
        if (effect instanceof Effect.BecomeReserve e) {
            return become(e.host());
        }
        throw new IllegalArgumentException("no way to run " + effect);
    }

    /** What went wrong is told like a look at the service that failed: it is tried again later. */
    private Event become(HostName host) {
        journal.becomeReserve(claim, host);
        Outcome<ComputeService> disabled = cloud.disable(host, DisableReason.RESERVE);
        return disabled instanceof Outcome.Done
                ? new Event.BecameReserve()
                : new Event.ServiceChecked(disabled);
    }

    /** Only a host whose nova-compute works is of any use. */
    private Outcome<Optional<Event.TakenReserve>> take(Effect.TakeReserve effect) {
        return cloud.services()
                .then(
                        services -> {
                            Optional<HostName> taken =
                                    journal.takeReserve(
                                            claim, effect.failed(), effect.had(), up(services));
                            return taken.isEmpty()
                                    ? new Outcome.Done<>(Optional.empty())
                                    : aggregates(effect, taken.get())
                                            .map(
                                                    ids ->
                                                            Optional.of(
                                                                    new Event.TakenReserve(
                                                                            taken.get(), ids)));
                        });
    }

    private Outcome<Set<String>> aggregates(Effect.TakeReserve effect, HostName reserve) {
        return effect.joinAggregates()
                ? cloud.aggregatesMissing(reserve, effect.failed())
                : new Outcome.Done<>(Set.of());
    }

    private static Set<HostName> up(Map<HostName, ComputeService> services) {
        return services.entrySet().stream()
                .filter(each -> each.getValue().works())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Outcome<ComputeService> giveBack(Effect.GiveReserveBack effect) {
        return cloud.disable(effect.host(), DisableReason.RESERVE)
                .then(
                        service ->
                                cloud.leaveAggregates(effect.host(), effect.aggregates())
                                        .map(
                                                left -> {
                                                    journal.giveReserveBack(claim, effect.host());
                                                    return service;
                                                }));
    }
}
