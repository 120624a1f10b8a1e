package org.masakari.engine.plan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/** Instances for the planning tests. */
final class Servers {
    private Servers() {}

    static Server server(int number, String vmState, @Nullable String taskState) {
        return new Server(
                InstanceId.of("00000000-0000-0000-0000-00000000000" + number),
                "vm-" + number,
                new HostName("compute1"),
                new InstanceState(vmState, taskState, !vmState.equals("stopped")),
                Traits.NONE);
    }

    static Server active(int number, Traits traits) {
        return server(number, "active", null).with(traits);
    }

    static Traits metadata(Map<String, String> metadata) {
        return new Traits("project", "m1.small", Map.of(), metadata, false, Set.of());
    }
}
