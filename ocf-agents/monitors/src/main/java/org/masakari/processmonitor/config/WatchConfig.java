package org.masakari.processmonitor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.masakari.processmonitor.list.ProcList;
import org.masakari.processmonitor.plan.UnitTarget;

/**
 * What is watched.
 *
 * @param procList the list of processes
 * @param processes what it says now, without a problem
 * @param units by name
 * @param interval between two looks
 * @param maintenanceFile while it exists, what it names is left alone; all, if it is empty
 * @param systemctl the program, by name or path
 */
public record WatchConfig(
        Path procList,
        ProcList processes,
        List<UnitTarget> units,
        Duration interval,
        Path maintenanceFile,
        String systemctl) {
    public WatchConfig {
        units = List.copyOf(units);
    }
}
