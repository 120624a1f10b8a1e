package org.masakari.engine.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.incident.HostSituation;
import org.masakari.engine.incident.OpenIncident;
import org.masakari.engine.incident.Reaction;
import org.masakari.engine.incident.Triage;
import org.masakari.engine.port.Intake;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.ProcessRecovery;
import org.masakari.engine.recovery.Recovery;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.ProcessPayload;

/** One notification and what it leads to, in one transaction. */
final class SimulatedIntake {
    private final World world;
    private final SimulatedStore store;
    private final Notification notification;
    private final HostName host;

    SimulatedIntake(World world, Notification notification) {
        this.world = world;
        this.store = world.store;
        this.notification = notification;
        this.host = notification.hostname();
    }

    /** The recovery that was begun, claimed for the caller; empty if none was. */
    Optional<Intake.Begun> accept(String key) {
        if (store.notifications.containsKey(key)) {
            return Optional.empty();
        }
        Incident open = store.open(host).orElse(null);
        Reaction reaction = Triage.decide(notification.payload(), situation(open));
        world.trace(() -> "accepted " + key + ": " + notification.payload() + " → " + reaction);
        store.notifications.put(key, notification);
        note(open);
        Optional<Intake.Begun> begun = react(reaction, open);
        world.laws.oneOpenIncidentPerHost();
        return begun;
    }

    private HostSituation situation(@Nullable Incident open) {
        return new HostSituation(
                true, false, describe(open), lastBackAt(), isUnderWay(), isProcessDown(), false);
    }

    /**
     * When a monitor last noticed that it was back, from whatever: the report of its failure may
     * have been on its way for long.
     */
    private @Nullable Instant lastBackAt() {
        return store.notifications.values().stream()
                .filter(each -> each.hostname().equals(host) && isBack(each))
                .map(Notification::generatedTime)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static boolean isBack(Notification each) {
        return each.payload() instanceof HostPayload payload
                && payload.event() == HostEvent.STARTED;
    }

    private @Nullable OpenIncident describe(@Nullable Incident open) {
        return open == null
                ? null
                : new OpenIncident(
                        open.operations,
                        open.reportedBackAt,
                        store.isRecovering(open),
                        store.isReturning(open));
    }

    private boolean isUnderWay() {
        return notification.payload() instanceof InstancePayload payload
                && store.recoveries.values().stream()
                        .anyMatch(
                                row ->
                                        row.isOpen()
                                                && row.recovery instanceof InstanceRecovery one
                                                && one.instance().equals(payload.instanceUuid()));
    }

    private boolean isProcessDown() {
        return notification.payload() instanceof ProcessPayload payload
                && store.member(host).failedProcesses.contains(payload.processName());
    }

    private void note(@Nullable Incident open) {
        if (isBack(notification) && open != null) {
            Instant known = open.reportedBackAt;
            Instant noticed = notification.generatedTime();
            open.reportedBackAt = known == null || noticed.isAfter(known) ? noticed : known;
        }
        if (notification.payload() instanceof ProcessPayload payload) {
            if (payload.event() == HostEvent.STOPPED) {
                store.member(host).failedProcesses.add(payload.processName());
            } else {
                store.member(host).failedProcesses.remove(payload.processName());
            }
        }
    }

    private Optional<Intake.Begun> react(Reaction reaction, @Nullable Incident open) {
        FencingEvidence evidence =
                notification.payload() instanceof HostPayload payload ? payload.evidence() : null;
        if (reaction instanceof Reaction.Cover && open != null && evidence != null) {
            open.add(evidence);
        }
        if (reaction instanceof Reaction.Ignore || reaction instanceof Reaction.Cover) {
            return Optional.empty();
        }
        if (reaction instanceof Reaction.Restart) {
            InstancePayload payload = (InstancePayload) notification.payload();
            return begin(
                    InstanceRecovery.received(header(), payload.instanceUuid(), world.onlyOptedIn),
                    null);
        }
        if (reaction instanceof Reaction.MindProcess) {
            ProcessPayload payload = (ProcessPayload) notification.payload();
            boolean back = payload.event() == HostEvent.STARTED;
            supersedeProcess(payload.processName());
            return begin(ProcessRecovery.received(header(), payload.processName(), back), null);
        }
        if (reaction instanceof Reaction.BeginReturn && open != null) {
            store.of(open).stream()
                    .filter(row -> row.recovery instanceof HostRecovery)
                    .filter(row -> row.isOpen() && row.recovery.phase() == Phase.HELD)
                    .forEach(this::supersede);
        }
        return reaction instanceof Reaction.BeginReturn
                ? begin(HostReturn.received(header()), open)
                : openIncident(open, java.util.Objects.requireNonNull(evidence));
    }

    private Optional<Intake.Begun> openIncident(
            @Nullable Incident before, FencingEvidence evidence) {
        if (before != null) {
            store.of(before).stream().filter(StoredRecovery::isOpen).forEach(this::supersede);
            before.closedAt = world.time.instant();
        }
        open(InstanceRecovery.class).forEach(this::supersede);
        open(ProcessRecovery.class).forEach(this::supersede);
        store.member(host).failedProcesses.clear();
        Incident incident = new Incident(host, world.time.instant());
        incident.add(evidence);
        store.incidents.add(incident);
        Mandate mandate = new Mandate(world.method, world.onlyOptedIn, evidence, null);
        return begin(HostRecovery.received(header(), mandate), incident);
    }

    /** What is done about that process, and what would bring the host back into service. */
    private void supersedeProcess(String process) {
        open(ProcessRecovery.class).stream()
                .filter(
                        row -> {
                            ProcessRecovery open = (ProcessRecovery) row.recovery;
                            return open.back() || open.process().equals(process);
                        })
                .forEach(this::supersede);
    }

    private List<StoredRecovery> open(Class<? extends Recovery> kind) {
        return store.recoveries.values().stream()
                .filter(row -> row.isOpen() && kind.isInstance(row.recovery))
                .filter(row -> row.recovery.header().host().equals(host))
                .toList();
    }

    private void supersede(StoredRecovery row) {
        world.happened(Happening.SUPERSEDED);
        row.supersede();
    }

    private Header header() {
        return new Header(store.newId(), host, world.time.instant());
    }

    private Optional<Intake.Begun> begin(Recovery recovery, @Nullable Incident incident) {
        long lease = world.time.elapsed() + SimulatedStore.LEASE;
        StoredRecovery row = new StoredRecovery(recovery, incident, lease);
        store.recoveries.put(row.id(), row);
        return Optional.of(new Intake.Begun(row.claim(), recovery));
    }
}
