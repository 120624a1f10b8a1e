package org.masakari.engine.recovery;

import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeService;

/** The reasons that Nova shows for a service that we disabled, and how they are known again. */
public final class DisableReason {
    /** Of a reserved host that was given back. */
    public static final String RESERVE = "masakari: reserved host";

    private static final String FENCED = "masakari: host fenced, recovery ";
    private static final String PROCESS = "masakari: process failed, recovery ";

    private DisableReason() {}

    static String fenced(RecoveryId recovery) {
        return FENCED + recovery;
    }

    static String processFailed(RecoveryId recovery) {
        return PROCESS + recovery;
    }

    /** True if it was a recovery that disabled the service, so that it is ours to enable. */
    static boolean isOurs(ComputeService service) {
        return startsWith(service, FENCED) || isProcess(service);
    }

    /** The same, or it is a reserve already. */
    static boolean isOursOrReserve(ComputeService service) {
        return isOurs(service) || startsWith(service, RESERVE);
    }

    /** True if it was disabled for a failed process. */
    static boolean isProcess(ComputeService service) {
        return startsWith(service, PROCESS);
    }

    private static boolean startsWith(ComputeService service, String mark) {
        @Nullable String reason = service.disabledReason();
        return !service.enabled() && reason != null && reason.startsWith(mark);
    }
}
