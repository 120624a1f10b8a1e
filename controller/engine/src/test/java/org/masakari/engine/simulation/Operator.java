package org.masakari.engine.simulation;

import java.util.List;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.port.Target;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.Phase;
import org.masakari.protocol.HostName;

/** A person who pauses, releases what is held, does what a reason asks for, and tries again. */
final class Operator {
    private static final long ROUND = 5_000;

    private final World world;
    private final Dice dice;
    private int retries;

    Operator(World world) {
        this.world = world;
        this.dice = world.dice;
    }

    void begin() {
        if (!world.weather.calm && dice.happens(0.25)) {
            world.time.after(dice.millis(0, 40_000), this::pause);
        }
        world.time.after(ROUND, this::round);
    }

    private void pause() {
        world.happened(Happening.OPERATOR_PAUSE);
        world.store.pauses.put(
                "rack1", new Pause("rack1", "alice", "a look first", world.time.instant()));
        world.time.after(dice.millis(2_000, 60_000), () -> world.store.pauses.remove("rack1"));
    }

    private void round() {
        for (StoredRecovery row : List.copyOf(world.store.recoveries.values())) {
            look(row);
        }
        if (dice.happens(0.01)) {
            world.onlyOptedIn = !world.onlyOptedIn;
        }
        world.time.after(ROUND, this::round);
    }

    private void look(StoredRecovery row) {
        HostName host = row.recovery.header().host();
        String reason = String.valueOf(row.recovery.reason());
        if (row.isOpen() && reason.contains("systemctl restart nova-compute")) {
            world.happened(Happening.COMPUTE_RESTARTED);
            world.nova.computeStarts(world.nova.host(host));
        }
        if (row.recovery.phase() == Phase.HELD && row.approval == null && dice.happens(0.1)) {
            release(row, host);
        }
        boolean lacking =
                row.recovery.phase() == Phase.FAILED || row.recovery.phase() == Phase.PARTIAL;
        if (lacking && dice.happens(0.02) && retries < 2) {
            retry(row, host);
        }
    }

    /** Of instances only where the host is really off: that is what the operator vouches for. */
    private void release(StoredRecovery row, HostName host) {
        if (row.recovery instanceof HostRecovery && !isOff(row, host)) {
            return;
        }
        world.happened(Happening.RELEASE);
        row.approval = approval();
    }

    private Approval approval() {
        return new Approval("alice", "I looked at it", world.time.instant());
    }

    private boolean isOff(StoredRecovery row, HostName host) {
        Incident incident = row.incident;
        return !world.nova.host(host).powered
                && incident != null
                && incident.isOpen()
                && incident.reportedBackAt == null;
    }

    private void retry(StoredRecovery row, HostName host) {
        Incident incident = row.incident;
        if (incident == null || !incident.isOpen() || world.store.isRecovering(incident)) {
            return;
        }
        boolean back = row.recovery instanceof HostReturn;
        if (back ? world.store.isReturning(incident) : !isOff(row, host)) {
            return;
        }
        retries++;
        world.happened(Happening.RELEASE);
        Header header = new Header(world.store.newId(), host, world.time.instant());
        StoredRecovery anew =
                new StoredRecovery(
                        back
                                ? HostReturn.received(header)
                                : HostRecovery.received(
                                        header,
                                        new Mandate(world.method, world.onlyOptedIn, null, null)),
                        incident,
                        0);
        anew.approval = approval();
        world.store.recoveries.put(anew.id(), anew);
    }

    /** Somebody has begun before us: there is an evacuation that has to be left alone. */
    void evacuateByHand(SimulatedHost host) {
        world.nova.on(host.name).stream()
                .filter(i -> i.vm.equals("active") && i.task == null)
                .findFirst()
                .ifPresent(
                        instance -> {
                            var unused = world.nova.forceDown(host.name);
                            var ignored = world.nova.evacuate(instance.id, Target.ANY);
                        });
    }
}
