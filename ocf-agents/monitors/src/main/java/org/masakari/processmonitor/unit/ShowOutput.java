package org.masakari.processmonitor.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code systemctl show} prints: a paragraph of {@code Name=value} lines a unit. */
final class ShowOutput {
    private ShowOutput() {}

    /** One status a paragraph, in the order that they were asked for. */
    static List<UnitStatus> parse(String text) {
        List<UnitStatus> found = new ArrayList<>();
        Map<String, String> properties = new HashMap<>();
        for (String line : (text + "\n\n").lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(line.substring(0, equals), line.substring(equals + 1));
            } else if (line.isBlank() && !properties.isEmpty()) {
                found.add(UnitStatus.of(properties));
                properties.clear();
            }
        }
        return found;
    }
}
