package org.masakari.engine.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.policy.MovePolicy.Pace;
import org.masakari.engine.port.Claim;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Recovery;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** The six laws, held against what really happens in a world. */
final class Laws {
    private final World world;
    private final Set<String> accepted = new HashSet<>();

    Laws(World world) {
        this.world = world;
    }

    private static void hold(boolean law, String broken) {
        if (!law) {
            throw new AssertionError(broken);
        }
    }

    /** Law 1: the proof is stored with the recovery, and it is true. */
    private void noEvacuationWithoutProof(HostRecovery stored, SimulatedInstance instance) {
        HostName host = stored.header().host();
        var evidence = stored.mandate().evidence();
        boolean proven = evidence != null && evidence.target().equals(host);
        hold(
                proven || stored.mandate().approval() != null,
                "law 1: evacuates " + host + " without proof");
        hold(
                !instance.guests.contains(host),
                "law 1: evacuates " + instance.id + ", whose guest runs on " + host);
    }

    /** Law 1, seen from the disk: two guests of one instance destroy it. */
    void runsOnceOnly(SimulatedInstance instance) {
        hold(instance.guests.size() <= 1, "law 1: " + instance.id + " runs on " + instance.guests);
    }

    /** Law 2: what was answered with 2xx is there, whatever happened since. */
    void acceptedIsDurable() {
        hold(
                world.store.notifications.keySet().containsAll(accepted),
                "law 2: an accepted notification is lost");
    }

    boolean isAccepted(String key) {
        return accepted.contains(key);
    }

    void accepted(String key) {
        accepted.add(key);
        acceptedIsDurable();
    }

    /** Law 3: one failure is one incident. */
    void oneOpenIncidentPerHost() {
        Set<HostName> open = new HashSet<>();
        for (Incident incident : world.store.incidents) {
            hold(
                    !incident.isOpen() || open.add(incident.host),
                    "law 3: two open incidents of " + incident.host);
            hold(
                    world.store.of(incident).stream()
                                    .filter(r -> r.isOpenHostRecoveryOf(incident))
                                    .count()
                            <= 1,
                    "law 3: two recoveries of one failure of " + incident.host);
        }
    }

    /** Law 3: a controller whose claim was taken over neither calls … */
    void mayCall(SimulatedController controller, String what) {
        Claim claim = controller.acting;
        hold(controller.isRunning(), "law 3: " + controller + " calls while it does not run");
        hold(claim != null, "law 3: " + what + " without a look at the claim");
        StoredRecovery row = stored(claim);
        hold(
                row.epoch == claim.epoch() || row.recovery.phase() == Phase.SUPERSEDED,
                "law 3: " + controller + " calls, but its claim was taken over: " + what);
    }

    private StoredRecovery stored(@Nullable Claim claim) {
        if (claim == null) {
            throw new AssertionError("law 3: no claim");
        }
        return world.store.row(claim.recovery());
    }

    /** Law 3: … nor writes on top of what another one wrote. */
    void recordsWhatIsStored(StoredRecovery row, Recovery before) {
        hold(row.recovery.equals(before), "law 3: records on top of " + row.recovery);
    }

    /** Law 3: a second evacuate call while one is, or may be, under way wrecks the instance. */
    void neverTwiceAtOnce(SimulatedInstance instance) {
        hold(!instance.expected, "law 3: a call for " + instance.id + " may still be on its way");
        hold(
                !world.nova.isUnderWay(instance.id),
                "law 3: an evacuation of " + instance.id + " is under way");
    }

    /**
     * Laws 1, 3 and 5, before an evacuate call. Over all recoveries the pace can be exceeded for a
     * while by what a controller takes over from another one, or finds under way; hence twice.
     */
    void mayEvacuate(SimulatedController controller, SimulatedInstance instance) {
        StoredRecovery row = stored(controller.acting);
        hold(row.recovery instanceof HostRecovery, "evacuates for " + row.recovery);
        HostRecovery recovery = (HostRecovery) row.recovery;
        noEvacuationWithoutProof(recovery, instance);
        neverTwiceAtOnce(instance);
        onceForAFailure(recovery, instance);
        intentIsJournaled(recovery, instance);
        isOurs(recovery.mandate().onlyOptedIn(), instance);
        controller.calls.removeIf(id -> !world.nova.isBusyWith(id) || !isInFlight(controller, id));
        controller.calls.add(instance.id);
        hold(
                controller.calls.size() <= 2 * world.policy.moves().pace().most(),
                "law 5: " + controller + " has more under way than the pace allows");
    }

    /** What was under way for a recovery that is driven here no longer is somebody else's. */
    private boolean isInFlight(SimulatedController controller, InstanceId id) {
        return world.store.recoveries.values().stream()
                .filter(row -> row.isOpen() && controller.drives(row.id()))
                .map(row -> row.recovery)
                .anyMatch(
                        recovery ->
                                recovery instanceof HostRecovery host
                                        && host.count(
                                                        move ->
                                                                move.instance().equals(id)
                                                                        && move.status()
                                                                                .isInFlight())
                                                > 0);
    }

    private void onceForAFailure(HostRecovery recovery, SimulatedInstance instance) {
        hold(
                instance.host == null
                        || instance.host.equals(recovery.header().host())
                        || world.nova.host(instance.host).isUp(world.time.elapsed()),
                "law 3: evacuates " + instance.id + ", which is on " + instance.host);
    }

    /**
     * An operator's own evacuation that ended while the call was prepared is taken for its move;
     * the call that comes then is refused, since the instance is on a host that is up.
     */
    private static boolean isByHand(VmMove move) {
        boolean there = move.status().isArriving() || move.status() == MoveStatus.SUCCEEDED;
        return there && move.attempt().request() == null;
    }

    private static void intentIsJournaled(HostRecovery recovery, SimulatedInstance instance) {
        hold(
                recovery.moves().stream()
                        .anyMatch(
                                m ->
                                        m.instance().equals(instance.id)
                                                && (m.status() == MoveStatus.REQUESTED
                                                        || isByHand(m))),
                "law 3: an evacuate call of " + instance.id + " is not journaled");
    }

    /** A stop would be sent to the host that is down, or stop it before it has left. */
    void mayStop(SimulatedController controller, SimulatedInstance instance) {
        Recovery recovery = stored(controller.acting).recovery;
        instance.touched = true;
        isOurs(recovery instanceof InstanceRecovery one && one.onlyOptedIn(), instance);
        hold(
                !(recovery instanceof HostRecovery)
                        || !recovery.header().host().equals(instance.host),
                "stops " + instance.id + " on the failed host");
    }

    /** An instance is left alone whose segment asks for those that have opted in. */
    private static void isOurs(boolean onlyOptedIn, SimulatedInstance instance) {
        hold(!onlyOptedIn || instance.optedIn, "touches " + instance.id + ", not opted in");
    }

    /** Whatever the segment says since. */
    void keepsWhoseInstancesAreOurs(Recovery before, Recovery next) {
        hold(
                !(before instanceof HostRecovery was && next instanceof HostRecovery is)
                        || was.mandate().onlyOptedIn() == is.mandate().onlyOptedIn(),
                "takes up what its segment says since: " + next);
    }

    /** Law 4: every instance of the host has a move, or a reason to have none. */
    void everyInstanceIsPlanned(HostRecovery planned) {
        for (SimulatedInstance each : world.nova.on(planned.header().host())) {
            hold(
                    planned.moves().stream().anyMatch(m -> m.instance().equals(each.id)),
                    "law 4: " + each.id + " has no move");
        }
    }

    /** Law 4: what has ended says for each instance how. */
    void nothingIsDroppedInSilence(Recovery next) {
        boolean waitsForSomebody = next.phase().needsAttention() || next.phase() == Phase.SKIPPED;
        hold(!waitsForSomebody || next.reason() != null, "law 4: " + next + " gives no reason");
        if (!(next instanceof HostRecovery host) || !next.phase().isTerminal()) {
            return;
        }
        for (VmMove move : host.moves()) {
            hold(move.status().isTerminal(), "law 4: ended, but " + move + " has not");
            hold(
                    move.status() == MoveStatus.SUCCEEDED || move.reason() != null,
                    "law 4: no reason for " + move);
            hold(
                    next.phase() != Phase.RECOVERED || move.status() != MoveStatus.FAILED,
                    "law 4: recovered, but " + move);
        }
    }

    /** Law 4: what is said to have moved has moved. */
    void aSuccessIsTrue(HostRecovery recovery, VmMove move) {
        SimulatedInstance instance = world.nova.instance(move.instance());
        hold(
                !recovery.header().host().equals(instance.host),
                "law 4: " + move + " has succeeded, but is on the failed host");
        boolean isAsItShould =
                instance.touched
                        || isOnItsWayAgain(move)
                        || instance.vm.equals(
                                move.subject().course().goal(move.subject().vmState()));
        hold(isAsItShould, "law 4: " + instance.vm + " is the end of " + move);
    }

    /** Its new host has failed as well, and that recovery was faster. */
    private boolean isOnItsWayAgain(VmMove move) {
        var seen = move.migration();
        return world.nova.evacuations.stream()
                .anyMatch(
                        e ->
                                e.instance.id.equals(move.instance())
                                        && seen != null
                                        && e.number > seen.number());
    }

    /** Law 5: never more under way for a host than the pace says. */
    void boundedBlastRadius(Recovery before, Recovery next) {
        if (!(before instanceof HostRecovery was) || !(next instanceof HostRecovery is)) {
            return;
        }
        if (requested(is) > requested(was)) {
            Pace pace = world.policy.moves().pace();
            long inFlight = is.count(move -> move.status().isInFlight());
            hold(
                    inFlight <= Math.min(pace.most(), pace.mostPerHost()),
                    "law 5: " + inFlight + " in flight");
        }
    }

    private static long requested(HostRecovery recovery) {
        return recovery.count(move -> move.status() == MoveStatus.REQUESTED);
    }

    /** Everything that can be said when nothing goes on any more. */
    void atTheEnd() {
        acceptedIsDurable();
        oneOpenIncidentPerHost();
        world.store.recoveries.values().forEach(this::hasEndedOrWaitsForAPerson);
        world.store.incidents.forEach(this::nobodyIsForgotten);
        new GivenBack(world).check();
    }

    private void hasEndedOrWaitsForAPerson(StoredRecovery row) {
        hold(!row.isOpen() || row.recovery.phase() == Phase.HELD, "law 4: stuck " + row.recovery);
        nothingIsDroppedInSilence(row.recovery);
    }

    private void nobodyIsForgotten(Incident incident) {
        List<StoredRecovery> own = world.store.of(incident);
        hold(!own.isEmpty(), "law 4: no recovery of an incident of " + incident.host);
        boolean planned =
                own.stream()
                        .anyMatch(
                                r ->
                                        r.recovery instanceof HostRecovery host
                                                && host.plannedAt() != null);
        if (!incident.isOpen() || !planned) {
            return;
        }
        for (SimulatedInstance left : world.nova.on(incident.host)) {
            hold(
                    own.stream().anyMatch(r -> saysWhyItIsStill(r.recovery, left)),
                    "law 4: nothing says why " + left.id + " is still on " + incident.host);
        }
    }

    private static boolean saysWhyItIsStill(Recovery recovery, SimulatedInstance left) {
        return recovery instanceof HostRecovery host
                && host.moves().stream()
                        .anyMatch(m -> m.instance().equals(left.id) && m.reason() != null);
    }
}
