package org.masakari.service.openstack;

import java.time.Clock;
import org.openstack4j.api.types.ServiceType;

/** Nova's API. */
final class NovaApi extends CloudApi {
    /**
     * The lowest one that has all we need: services by UUID (2.53), migrations in pages (2.59).
     * Higher ones only add what we would have to undo, such as 2.68's end of forced targets and
     * 2.95's stopped evacuees.
     */
    static final String MICROVERSION = "2.59";

    NovaApi(KeystoneSession session, Deadlines deadlines, Clock clock) {
        super("Nova", ServiceType.COMPUTE, "compute " + MICROVERSION, session, deadlines, clock);
    }
}
