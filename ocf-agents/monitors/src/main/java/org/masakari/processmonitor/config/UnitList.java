package org.masakari.processmonitor.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.masakari.processmonitor.plan.UnitCare;
import org.masakari.processmonitor.plan.UnitTarget;
import org.masakari.processmonitor.unit.Systemctl;
import org.masakari.runtime.config.ConfigSection;

/** Reads the section whose keys are systemd's units, and whose values say what is done for each. */
final class UnitList {
    /** As systemd.unit(5) has it, for the kinds that can fail and be restarted. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9:_.\\\\@-]{1,240}\\.(service|socket|mount|path|timer)");

    private UnitList() {}

    static List<UnitTarget> read(ConfigSection section, String systemctl) {
        Map<String, String> entries = new TreeMap<>(section.entries());
        return entries.entrySet().stream()
                .map(entry -> unit(section, entry.getKey(), entry.getValue(), systemctl))
                .toList();
    }

    private static UnitTarget unit(
            ConfigSection section, String name, String value, String systemctl) {
        if (!NAME.matcher(name).matches()) {
            section.problem(name, "no unit; a name such as nova-compute.service expected");
        }
        UnitCare care = care(section, name, value);
        return new UnitTarget(name, care, Systemctl.plan(systemctl, name, care));
    }

    private static UnitCare care(ConfigSection section, String name, String value) {
        try {
            return UnitCare.valueOf(value.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            section.problem(
                    name, "\"" + value + "\" is wrong; one of restart, always, report expected");
            return UnitCare.REPORT;
        }
    }
}
