package org.masakari.processmonitor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.masakari.monitor.ReportingConfig;
import org.masakari.processmonitor.judge.Policy;
import org.masakari.processmonitor.list.ListFile;
import org.masakari.processmonitor.list.ProcList;
import org.masakari.processmonitor.plan.UnitTarget;
import org.masakari.protocol.HostName;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;

/** Reads {@link ProcessMonitorConfig} from its INI file, and the list of processes with it. */
public final class ConfigFile {
    private static final Path LIST = Path.of("/etc/masakari/proc.list");
    private static final Path MAINTENANCE = Path.of("/run/masakari/maintenance");

    /** A longer look would let the heartbeat grow too old. */
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(5);

    private ConfigFile() {}

    /**
     * Reads {@code file}.
     *
     * @param nodeName this host's name, as the kernel has it
     * @throws ConfigException with every problem at once, those of the list included
     */
    public static ProcessMonitorConfig read(Path file, String nodeName) throws ConfigException {
        return read(ConfigReader.open(file), nodeName);
    }

    /**
     * Reads what {@code in} has opened, as {@link #read(Path, String)} does.
     *
     * @throws ConfigException with every problem at once
     */
    public static ProcessMonitorConfig read(ConfigReader in, String nodeName)
            throws ConfigException {
        ConfigSection watch = in.section("watch");
        ConfigSection restart = in.section("restart");
        ProcessMonitorConfig config =
                new ProcessMonitorConfig(
                        ReportingConfig.read(in, "processmonitor"),
                        host(watch, nodeName),
                        watch(watch, in.section("units")),
                        policy(restart),
                        restart.positive("command_timeout", Duration.ofMinutes(1)),
                        restart.number("parallel", 4, 1, 64));
        in.finish();
        return config;
    }

    private static HostName host(ConfigSection section, String nodeName) {
        String name = section.text("host_name", nodeName);
        if (!HostName.isValid(name)) {
            section.problem("host_name", "\"" + name + "\" is wrong; a host name expected");
            return new HostName("wrong");
        }
        return new HostName(name);
    }

    private static WatchConfig watch(ConfigSection section, ConfigSection unitSection) {
        String systemctl = section.text("systemctl", "systemctl");
        List<UnitTarget> units = UnitList.read(unitSection, systemctl);
        Path list = section.path("proc_list", LIST);
        Duration interval = section.positive("process_check_interval", Duration.ofSeconds(5));
        if (interval.compareTo(LONGEST_INTERVAL) > 0) {
            section.problem("process_check_interval", "too long; at most 5m expected");
        }
        return new WatchConfig(
                list,
                processes(section, list, !units.isEmpty()),
                units,
                interval,
                section.path("maintenance_file", MAINTENANCE),
                systemctl);
    }

    private static ProcList processes(ConfigSection section, Path path, boolean hasUnits) {
        ListFile file = new ListFile(path);
        if (hasUnits && !file.exists()) {
            return ProcList.empty();
        }
        ProcList list = file.readIfEdited().orElseThrow();
        list.problems().forEach(found -> section.problem("proc_list", path + " " + found));
        return list;
    }

    private static Policy policy(ConfigSection section) {
        return new Policy(
                section.number("process_reboot_retry", 3, 0, 1000),
                section.positive("reboot_interval", Duration.ofSeconds(5)),
                section.duration("stable_for", Duration.ofSeconds(10)),
                section.duration("retry_after_report", Duration.ZERO));
    }
}
