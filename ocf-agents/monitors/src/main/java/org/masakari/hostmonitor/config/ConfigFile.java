package org.masakari.hostmonitor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masakari.hostmonitor.judge.HostSelection;
import org.masakari.hostmonitor.judge.ManualAcknowledgement;
import org.masakari.hostmonitor.judge.Policy;
import org.masakari.hostmonitor.judge.SecondOpinion;
import org.masakari.monitor.ReportingConfig;
import org.masakari.protocol.HostName;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;

/** Reads {@link HostMonitorConfig} from its INI file. */
public final class ConfigFile {
    private static final String REMOTE = "remote";
    private static final Path SPOOL = Path.of("/var/spool/masakari/alerts");
    private static final Duration LONGEST_POLL = Duration.ofMinutes(5);

    private ConfigFile() {}

    /**
     * Reads {@code file}.
     *
     * @param reporter this node's name
     * @throws ConfigException with every problem at once
     */
    public static HostMonitorConfig read(Path file, String reporter) throws ConfigException {
        return read(ConfigReader.open(file), reporter);
    }

    /**
     * Reads what {@code in} has opened, as {@link #read(Path, String)} does.
     *
     * @throws ConfigException with every problem at once
     */
    public static HostMonitorConfig read(ConfigReader in, String reporter) throws ConfigException {
        ConfigSection state = in.section("state");
        ConfigSection cluster = in.section("cluster");
        ConfigSection second = in.section("second_opinion");
        PowerConfig power = power(second);
        HostMonitorConfig config =
                new HostMonitorConfig(
                        ReportingConfig.read(in, "hostmonitor"),
                        cluster(cluster, state),
                        policy(cluster, in.section("host_names"), opinion(second, power), reporter),
                        power);
        in.finish();
        return config;
    }

    private static ClusterConfig cluster(ConfigSection section, ConfigSection state) {
        Duration poll = section.positive("poll_interval", Duration.ofSeconds(15));
        if (poll.compareTo(LONGEST_POLL) > 0) {
            section.problem("poll_interval", "too long; at most 5m expected");
        }
        return new ClusterConfig(
                poll,
                section.text("crm_mon", "crm_mon"),
                state.path("alert_spool", SPOOL),
                section.flag("fencer_events", true),
                section.flag("quorum", true));
    }

    private static PowerConfig power(ConfigSection section) {
        String command = section.text("command", "");
        return new PowerConfig(
                command.isBlank() ? List.of() : List.of(command.strip().split("\\s+")),
                section.positive("timeout", Duration.ofSeconds(30)));
    }

    private static SecondOpinion opinion(ConfigSection section, PowerConfig power) {
        IfUnknown ifUnknown = section.oneOf("if_unknown", IfUnknown.class, IfUnknown.HOLD);
        if (power.command().isEmpty()) {
            return SecondOpinion.NOT_ASKED;
        }
        return ifUnknown == IfUnknown.HOLD
                ? SecondOpinion.HOLD_IF_UNKNOWN
                : SecondOpinion.REPORT_IF_UNKNOWN;
    }

    private enum IfUnknown {
        HOLD,
        REPORT
    }

    private static Policy policy(
            ConfigSection section, ConfigSection names, SecondOpinion second, String reporter) {
        return new Policy(
                hosts(section.words("hosts", List.of(REMOTE))),
                names(names),
                section.oneOf(
                        "manual_acknowledgement",
                        ManualAcknowledgement.class,
                        ManualAcknowledgement.REFUSE),
                section.positive("history_max_age", Duration.ofMinutes(10)),
                section.positive("fenced_within", Duration.ofMinutes(2)),
                second,
                reporter);
    }

    private static HostSelection hosts(List<String> words) {
        if (words.equals(List.of(REMOTE))) {
            return new HostSelection.Remote();
        }
        return words.equals(List.of("all"))
                ? new HostSelection.All()
                : new HostSelection.Named(words);
    }

    private static Map<String, HostName> names(ConfigSection section) {
        Map<String, HostName> names = new HashMap<>();
        section.entries()
                .forEach(
                        (node, host) -> {
                            if (HostName.isValid(host)) {
                                names.put(node, new HostName(host));
                            } else {
                                section.problem(
                                        node, "\"" + host + "\" is wrong; a host name expected");
                            }
                        });
        return names;
    }
}
