package org.masakari.instancemonitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.instancemonitor.config.InstanceMonitorConfig;
import org.masakari.instancemonitor.judge.Judge;
import org.masakari.instancemonitor.state.StateFile;
import org.masakari.libvirt.AgentPinger;
import org.masakari.libvirt.LibvirtWatch;
import org.masakari.monitor.Reports;
import org.masakari.monitor.Work;
import org.masakari.nativelib.Availability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the daemon from its configuration; nothing else does. */
final class Wiring {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private Wiring() {}

    /** Starts the threads of all parts. */
    static Work start(InstanceMonitorConfig config, Reports reports) {
        Clock clock = Clock.systemUTC();
        Rehearsal.run(reports, config.host(), clock.instant());
        Inbox inbox = new Inbox();
        LibvirtWatch libvirt = watchLibvirt(config, inbox);
        Threads threads = new Threads(libvirt);
        InstanceWork work =
                new InstanceWork(
                        watch(config, reports, clock),
                        inbox,
                        threads,
                        config.libvirt().awayAtMost(),
                        System::nanoTime);
        if (config.policy().agentSilences() > 0) {
            threads.pinger = askAgents(config, inbox, work);
        }
        log.info(
                "watching {} as {}, reporting to {}",
                config.libvirt().uri(),
                config.host(),
                config.reporting().controller().urls());
        return work;
    }

    private static LibvirtWatch watchLibvirt(InstanceMonitorConfig config, Inbox inbox) {
        Availability<LibvirtWatch> watch =
                LibvirtWatch.start(
                        new LibvirtWatch.Settings(
                                config.libvirt().uri(), true, config.libvirt().pollInterval()),
                        inbox);
        if (watch instanceof Availability.NotAvailable<LibvirtWatch> missing) {
            throw new UncheckedIOException(
                    "libvirt's library cannot be used. Install it (libvirt0, libvirt-libs), or do"
                            + " not run this resource on this node",
                    new IOException(missing.reason()));
        }
        return ((Availability.Available<LibvirtWatch>) watch).feature();
    }

    private static AgentPinger askAgents(
            InstanceMonitorConfig config, Inbox inbox, InstanceWork work) {
        AgentPinger.Settings settings =
                new AgentPinger.Settings(
                        config.libvirt().uri(),
                        config.agent().pingInterval(),
                        config.agent().pingTimeout());
        return AgentPinger.start(settings, work::active, inbox::asked);
    }

    private static Watch watch(InstanceMonitorConfig config, Reports reports, Clock clock) {
        return new Watch(
                new Judge(config.policy()),
                new Reporter(reports, config.host()),
                new StateFile(config.reporting().stateFolder(), boot()),
                clock);
    }

    private static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(BOOT + " cannot be read", e);
        }
    }

    private static final class Threads implements Listeners {
        private final LibvirtWatch libvirt;
        private @Nullable AgentPinger pinger;

        Threads(LibvirtWatch libvirt) {
            this.libvirt = libvirt;
        }

        @Override
        public Optional<String> trouble() {
            Optional<String> found = libvirt.trouble();
            return found.isPresent() || pinger == null ? found : pinger.trouble();
        }

        @Override
        public String doing() {
            return libvirt.doing();
        }
    }
}
