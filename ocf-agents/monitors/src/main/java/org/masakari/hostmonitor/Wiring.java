package org.masakari.hostmonitor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.masakari.hostmonitor.config.HostMonitorConfig;
import org.masakari.hostmonitor.judge.Judge;
import org.masakari.hostmonitor.judge.Observation;
import org.masakari.hostmonitor.power.PowerCommand;
import org.masakari.hostmonitor.state.StateFile;
import org.masakari.monitor.Reports;
import org.masakari.monitor.Work;
import org.masakari.monitor.command.CommandRunner;
import org.masakari.pacemaker.CrmMon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the daemon from its configuration; nothing else does. */
final class Wiring {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private static final Duration CRM_MON_TIMEOUT = Duration.ofSeconds(5);

    private Wiring() {}

    /** Starts the threads of all parts. */
    static Work start(HostMonitorConfig config, Reports reports) {
        Clock clock = Clock.systemUTC();
        Rehearsal.run(reports, clock.instant());
        Inbox inbox = new Inbox();
        Listeners listeners = Listeners.start(config.cluster(), inbox, clock);
        log.info(
                "watching from {}, reporting to {}",
                config.policy().reporter(),
                config.reporting().controller().urls());
        return new HostWork(
                watch(config, reports, inbox, clock, listeners::hearsFencer),
                inbox,
                listeners,
                unseenAtMost(config.cluster().pollInterval()));
    }

    private static Watch watch(
            HostMonitorConfig config,
            Reports reports,
            Inbox inbox,
            Clock clock,
            BooleanSupplier fencerHeard) {
        PowerCommand power =
                new PowerCommand(
                        new CommandRunner(
                                config.power().timeout(),
                                config.reporting().stateFolder().resolve("output")),
                        config.power().command(),
                        (node, opinion) -> inbox.put(new Observation.OpinionGiven(node, opinion)));
        CrmMon crmMon = new CrmMon(List.of(config.cluster().crmMon()), CRM_MON_TIMEOUT);
        return new Watch(
                new Judge(config.policy()),
                crmMon::look,
                new Reporter(reports),
                power::ask,
                new StateFile(config.reporting().stateFolder()),
                clock,
                System::nanoTime,
                new Pace(config.cluster().pollInterval(), fencerHeard));
    }

    private static Duration unseenAtMost(Duration poll) {
        Duration three = poll.multipliedBy(3);
        Duration least = Duration.ofSeconds(30);
        return three.compareTo(least) > 0 ? three : least;
    }
}
