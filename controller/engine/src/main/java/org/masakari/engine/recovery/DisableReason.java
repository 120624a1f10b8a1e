package org.masakari.engine.recovery;

import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeService;

/** The reason that Nova shows for a service that a recovery disabled, and how it is known again. */
final class DisableReason {
    private static final String MARK = "masakari: host fenced, recovery ";

    private DisableReason() {}

    static String of(RecoveryId recovery) {
        return MARK + recovery;
    }

    /** True if it was a recovery that disabled the service, so that it is ours to enable. */
    static boolean isOurs(ComputeService service) {
        @Nullable String reason = service.disabledReason();
        return reason != null && reason.startsWith(MARK);
    }
}
