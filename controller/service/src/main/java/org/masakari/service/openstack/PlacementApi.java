package org.masakari.service.openstack;

import java.time.Clock;
import org.openstack4j.api.types.ServiceType;

/** Placement's API, in its first microversion, which has all we need. */
final class PlacementApi extends CloudApi {
    PlacementApi(KeystoneSession session, Deadlines deadlines, Clock clock) {
        super("Placement", ServiceType.PLACEMENT, "placement 1.0", session, deadlines, clock);
    }
}
