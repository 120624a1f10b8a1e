package org.masakari.service.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.masakari.runtime.config.ConfigSection;
import org.masakari.service.http.legacy.LegacyConfig;
import org.masakari.service.http.legacy.Network;

/** What the section {@code legacy} says. */
final class LegacySection {
    private LegacySection() {}

    static LegacyConfig read(ConfigSection in) {
        boolean enabled = in.flag("enabled", false);
        List<Network> networks = networks(in);
        if (enabled && networks.isEmpty()) {
            in.problem("networks", "from where monitors may report, such as 10.0.0.0/8, expected");
        }
        return new LegacyConfig(enabled, networks, zone(in));
    }

    private static List<Network> networks(ConfigSection in) {
        List<Network> networks = new ArrayList<>();
        for (String word : in.words("networks")) {
            try {
                networks.add(Network.parse(word));
            } catch (IllegalArgumentException e) {
                in.problem("networks", String.valueOf(e.getMessage()));
            }
        }
        return networks;
    }

    private static ZoneId zone(ConfigSection in) {
        String name = in.text("time_zone", ZoneId.systemDefault().getId());
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            in.problem("time_zone", "\"" + name + "\" is none; such as Asia/Tokyo expected");
            return ZoneId.systemDefault();
        }
    }
}
