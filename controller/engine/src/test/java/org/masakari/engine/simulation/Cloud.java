package org.masakari.engine.simulation;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.recovery.DisableReason;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** Builds the hosts and instances of a world. */
final class Cloud {
    private static final List<String> STATES =
            List.of(
                    "active",
                    "active",
                    "active",
                    "active",
                    "active",
                    "stopped",
                    "error",
                    "paused",
                    "suspended",
                    "rescued",
                    "shelved",
                    "resized",
                    "building");
    private static final Set<ServerGroup> APART = Set.of(new ServerGroup("g", "anti-affinity", 0));

    private final World world;
    private final Dice dice;
    private long instances;

    Cloud(World world) {
        this.world = world;
        this.dice = world.dice;
    }

    void build() {
        int room = dice.happens(0.15) ? 8 : 40;
        int hosts = dice.number(3, 5);
        for (int i = 1; i <= hosts; i++) {
            fill(add("compute" + i, "rack1", room, false));
        }
        for (int i = 0; i < dice.number(0, 2); i++) {
            add("reserve" + (i + 1), "rack1", room, true);
        }
        if (dice.happens(0.3)) {
            fill(add("other1", "rack2", room, false));
            fill(add("other2", "rack2", room, false));
        }
    }

    private SimulatedHost add(String name, String segment, int room, boolean reserved) {
        SimulatedHost host = new SimulatedHost(new HostName(name), room);
        world.nova.hosts.put(host.name, host);
        world.store.members.put(host.name, new SimulatedStore.Member(host.name, segment, reserved));
        if (reserved) {
            host.enabled = false;
            host.disabledReason = DisableReason.RESERVE;
            world.reserves.add(host.name);
        } else if (dice.happens(0.5)) {
            host.aggregates.add("ssd");
        }
        return host;
    }

    private void fill(SimulatedHost host) {
        for (int i = 0; i < dice.number(2, 7); i++) {
            InstanceId id = new InstanceId(new UUID(7, ++instances));
            Set<ServerGroup> groups = dice.happens(0.15) ? APART : Set.of();
            world.nova.instances.put(
                    id,
                    new SimulatedInstance(
                            id, host.name, dice.oneOf(STATES), groups, dice.happens(0.5)));
        }
    }
}
