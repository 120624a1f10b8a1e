package org.masakari.service.http.legacy;

import java.time.ZoneId;
import java.util.List;

/**
 * Whether the original's monitors may report.
 *
 * @param enabled true if they may
 * @param networks from where
 * @param zone the zone of the local times that they send
 */
public record LegacyConfig(boolean enabled, List<Network> networks, ZoneId zone) {

    public LegacyConfig {
        networks = List.copyOf(networks);
    }

    /** Closed. */
    public static LegacyConfig closed() {
        return new LegacyConfig(false, List.of(), ZoneId.of("UTC"));
    }

    /** True for an address from which reports are taken. */
    boolean takesFrom(String address) {
        return enabled && networks.stream().anyMatch(network -> network.contains(address));
    }
}
