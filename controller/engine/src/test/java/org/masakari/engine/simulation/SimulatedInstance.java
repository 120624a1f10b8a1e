package org.masakari.engine.simulation;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** An instance: what Nova says of it, and where its guest really runs. */
final class SimulatedInstance {
    final InstanceId id;
    final Set<ServerGroup> groups;

    /** True if its metadata asks for high availability. */
    final boolean optedIn;

    final Set<HostName> guests = new TreeSet<>();
    @Nullable HostName host;
    String vm;
    @Nullable String task;
    boolean powered;
    boolean stoppedByNova;

    /** True once its user has acted on it, so that nobody can say in which state it should be. */
    boolean touched;

    /** True while an evacuate call is on its way whose effect comes late. */
    boolean expected;

    long changedAt;

    SimulatedInstance(
            InstanceId id, HostName host, String vm, Set<ServerGroup> groups, boolean optedIn) {
        this.id = id;
        this.host = host;
        this.vm = vm;
        this.groups = groups;
        this.optedIn = optedIn;
        this.powered = !vm.equals("stopped") && !vm.equals("suspended");
        if (powered) {
            guests.add(host);
        }
    }

    Server server() {
        return new Server(
                id,
                "vm-" + id.value().getLeastSignificantBits(),
                host,
                new InstanceState(vm, task, powered),
                traits());
    }

    private Traits traits() {
        Map<String, String> metadata = optedIn ? Map.of("HA_Enabled", "True") : Map.of();
        return new Traits("", "", Map.of(), metadata, false, groups);
    }

    boolean isDeleted() {
        return vm.equals("deleted");
    }
}
