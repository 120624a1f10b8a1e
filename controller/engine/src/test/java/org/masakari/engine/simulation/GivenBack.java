package org.masakari.engine.simulation;

import java.util.Optional;
import org.masakari.engine.recovery.DisableReason;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.ProcessRecovery;
import org.masakari.engine.recovery.Recovery;

/** Law 6: what a recovery took it has returned, at the end of a world. */
final class GivenBack {
    private final World world;

    GivenBack(World world) {
        this.world = world;
    }

    private static void hold(boolean law, String broken) {
        if (!law) {
            throw new AssertionError("law 6: " + broken);
        }
    }

    void check() {
        world.store.members.values().forEach(this::reserve);
        world.nova.hosts.values().forEach(this::service);
    }

    private void reserve(SimulatedStore.Member member) {
        SimulatedHost host = world.nova.host(member.host);
        if (member.takenBy != null) {
            StoredRecovery by = world.store.row(member.takenBy);
            hold(
                    by.isOpen() || isUsed(member) || says(by, member.host + " could not be given"),
                    member.host + " is taken by " + by.id() + ", and nothing is there");
        } else if (member.reserved && hadNoIncident(member)) {
            hold(
                    !host.enabled && DisableReason.RESERVE.equals(host.disabledReason),
                    member.host + " is a reserve, but " + host.service(world.time.elapsed()));
            hold(host.aggregates.isEmpty(), member.host + " is still in " + host.aggregates);
        }
    }

    /** Something went there, whether it is still there or not. */
    private boolean isUsed(SimulatedStore.Member member) {
        return world.nova.evacuations.stream()
                .anyMatch(
                        e ->
                                member.host.equals(e.destination)
                                        && !e.status.equals("error")
                                        && !e.status.equals("failed"));
    }

    private static boolean says(StoredRecovery row, String text) {
        return row.steps.stream().anyMatch(step -> step.text().contains(text));
    }

    private boolean hadNoIncident(SimulatedStore.Member member) {
        return world.store.incidents.stream().noneMatch(i -> i.host.equals(member.host));
    }

    private void service(SimulatedHost host) {
        SimulatedStore.Member member = world.store.member(host.name);
        boolean returned =
                lastEnd(host).map(end -> end.phase() == Phase.RETURNED).orElse(true)
                        && world.store.open(host.name).isEmpty();
        if (!returned || member.reserved || !member.failedProcesses.isEmpty()) {
            return;
        }
        boolean unused = world.reserves.contains(host.name) && member.takenBy == null;
        // Without an incident it was an operator who forced it down, to evacuate it by hand.
        hold(
                !host.forcedDown || hadNoIncident(member),
                host.name + " has returned, but is forced down");
        hold(
                host.enabled || unused || processFailed(host),
                host.name + " is in nobody's way, but disabled: " + host.disabledReason);
    }

    private Optional<Recovery> lastEnd(SimulatedHost host) {
        return world.store.recoveries.values().stream()
                .map(row -> row.recovery)
                .filter(r -> r instanceof HostReturn && r.header().host().equals(host.name))
                .reduce((first, second) -> second);
    }

    /** It says so itself, and a person can have it made again. */
    private boolean processFailed(SimulatedHost host) {
        return world.store.recoveries.values().stream()
                .anyMatch(
                        row ->
                                row.recovery instanceof ProcessRecovery one
                                        && one.phase() == Phase.FAILED
                                        && one.header().host().equals(host.name));
    }
}
