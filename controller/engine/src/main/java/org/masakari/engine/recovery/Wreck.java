package org.masakari.engine.recovery;

import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Server;

/**
 * What an operator can do about an instance that an evacuation left wrecked: two evacuations of it
 * at the same time, or a destination that failed in the middle of one, do that (seen on Nova 26.2).
 */
final class Wreck {
    private Wreck() {}

    /** The commands that help, to follow a reason; empty where none is known. */
    static String advice(HostRecovery recovery, @Nullable Server server) {
        if (server == null || server.host() == null || !isWrecked(server.state())) {
            return "";
        }
        String reset = ". Try: openstack server set --state error " + server.id();
        return server.host().equals(recovery.header().host())
                ? reset + ", then \"masakari recovery retry\""
                : reset + ", then openstack server reboot --hard " + server.id();
    }

    private static boolean isWrecked(InstanceState state) {
        String task = state.task() == null ? "" : state.task();
        return state.vm().equals("error") || task.startsWith("rebuil");
    }
}
