package org.masakari.processmonitor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.masakari.monitor.Reports;
import org.masakari.monitor.Work;
import org.masakari.monitor.command.CommandRunner;
import org.masakari.processmonitor.config.ProcessMonitorConfig;
import org.masakari.processmonitor.config.WatchConfig;
import org.masakari.processmonitor.judge.Judge;
import org.masakari.processmonitor.list.ListFile;
import org.masakari.processmonitor.proc.ProcessTable;
import org.masakari.processmonitor.unit.Systemctl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the daemon from its configuration; nothing else does. */
final class Wiring {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private static final Path PROC = Path.of("/proc");
    private static final Duration SYSTEMCTL_TIMEOUT = Duration.ofSeconds(5);

    private Wiring() {}

    /** Starts the threads of all parts. */
    static Work start(ProcessMonitorConfig config, Reports reports) {
        log.info(
                "watching {} processes and {} units of {}, reporting to {}",
                config.watch().processes().processes().size(),
                config.watch().units().size(),
                config.host(),
                config.reporting().controller().urls());
        return work(config, reports);
    }

    /** The work, without the loop around it. */
    static ProcessWork work(ProcessMonitorConfig config, Reports reports) {
        Path state = config.reporting().stateFolder();
        WatchConfig watched = config.watch();
        Jobs jobs =
                new Jobs(
                        new CommandRunner(config.commandTimeout(), state.resolve("output")),
                        config.parallel());
        Watch watch =
                new Watch(
                        new Judge(config.policy()),
                        jobs,
                        new Reporter(reports, config.host(), Clock.systemUTC()),
                        new Remembered(state),
                        System::nanoTime);
        return new ProcessWork(
                watch,
                eye(watched, state),
                jobs,
                new ListInForce(new ListFile(watched.procList()), watched.processes()),
                watched.units(),
                System::nanoTime,
                watched.interval());
    }

    private static Eye eye(WatchConfig config, Path state) {
        return new Eye(
                new ProcessTable(PROC, ProcessHandle.current().pid()),
                new Systemctl(config.systemctl(), SYSTEMCTL_TIMEOUT, state),
                new Maintenance(config.maintenanceFile()));
    }
}
