package org.masakari.instancemonitor.config;

import java.nio.file.Path;
import java.time.Duration;
import org.masakari.instancemonitor.judge.Policy;
import org.masakari.monitor.ReportingConfig;
import org.masakari.protocol.HostName;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;

/** Reads {@link InstanceMonitorConfig} from its INI file. */
public final class ConfigFile {
    private static final Duration LONGEST_POLL = Duration.ofMinutes(5);

    private ConfigFile() {}

    /**
     * Reads {@code file}.
     *
     * @param nodeName this node's name, by default Nova's name of it
     * @throws ConfigException with every problem at once
     */
    public static InstanceMonitorConfig read(Path file, String nodeName) throws ConfigException {
        return read(ConfigReader.open(file), nodeName);
    }

    /**
     * Reads what {@code in} has opened, as {@link #read(Path, String)} does.
     *
     * @throws ConfigException with every problem at once
     */
    public static InstanceMonitorConfig read(ConfigReader in, String nodeName)
            throws ConfigException {
        ConfigSection agent = in.section("guest_agent");
        InstanceMonitorConfig config =
                new InstanceMonitorConfig(
                        ReportingConfig.read(in, "instancemonitor"),
                        host(in.section("monitor"), nodeName),
                        libvirt(in.section("libvirt")),
                        agent(agent),
                        policy(in.section("failures"), agent));
        in.finish();
        return config;
    }

    private static HostName host(ConfigSection section, String nodeName) {
        String name = section.text("host", nodeName);
        if (!HostName.isValid(name)) {
            section.problem("host", "\"" + name + "\" is wrong; a host name expected");
            return new HostName("wrong");
        }
        return new HostName(name);
    }

    private static LibvirtConfig libvirt(ConfigSection section) {
        Duration poll = section.positive("poll_interval", Duration.ofSeconds(30));
        if (poll.compareTo(LONGEST_POLL) > 0) {
            section.problem("poll_interval", "too long; at most 5m expected");
        }
        Duration away = section.positive("away_at_most", Duration.ofMinutes(5));
        if (away.compareTo(poll.multipliedBy(2)) < 0) {
            section.problem("away_at_most", "too short; at least twice poll_interval expected");
        }
        return new LibvirtConfig(section.text("uri", "qemu:///system"), poll, away);
    }

    private static AgentConfig agent(ConfigSection section) {
        Duration timeout = section.positive("ping_timeout", Duration.ofSeconds(5));
        if (timeout.toNanosPart() != 0) {
            section.problem("ping_timeout", "libvirt counts in seconds; whole ones expected");
        }
        return new AgentConfig(section.positive("ping_interval", Duration.ofSeconds(20)), timeout);
    }

    private static Policy policy(ConfigSection failures, ConfigSection agent) {
        boolean asked = failures.flag("guest_agent", false);
        int silences = agent.number("silences", 3, 1, 1000);
        return new Policy(
                failures.flag("io_error", false),
                failures.flag("watchdog", false),
                failures.flag("unexplained_end", false),
                asked ? silences : 0);
    }
}
