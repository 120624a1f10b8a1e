package org.masakari.hostmonitor.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.masakari.hostmonitor.judge.HostSelection;
import org.masakari.hostmonitor.judge.ManualAcknowledgement;
import org.masakari.hostmonitor.judge.Policy;
import org.masakari.protocol.HostName;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;
import org.masakari.runtime.logging.LogLevel;

/** Reads {@link HostMonitorConfig} from its INI file. */
public final class ConfigFile {
    private static final Path STATE = Path.of("/var/lib/masakari/hostmonitor");
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
        ConfigReader in = ConfigReader.open(file);
        ConfigSection state = in.section("state");
        ConfigSection cluster = in.section("cluster");
        List<URI> urls = in.section("controller").uris("urls");
        HostMonitorConfig config =
                new HostMonitorConfig(
                        controller(in.section("controller"), urls),
                        cluster(cluster, state),
                        policy(cluster, in.section("host_names"), reporter),
                        state.path("directory", STATE),
                        state.number("outbox_capacity", 1000, 1, 1_000_000),
                        in.section("log").oneOf("log_level", LogLevel.class, LogLevel.INFO));
        in.finish();
        return config;
    }

    private static ClientSettings controller(ConfigSection section, List<URI> urls) {
        return new ClientSettings(
                // The reader has noted that they are missing; this value is never used.
                urls.isEmpty() ? List.of(URI.create("http://missing")) : urls,
                positive(section, "connect_timeout", Duration.ofSeconds(1)),
                positive(section, "read_timeout", Duration.ofSeconds(10)),
                Map.of());
    }

    private static ClusterConfig cluster(ConfigSection section, ConfigSection state) {
        Duration poll = positive(section, "poll_interval", Duration.ofSeconds(10));
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

    private static Policy policy(ConfigSection section, ConfigSection names, String reporter) {
        return new Policy(
                hosts(section.words("hosts")),
                names(names),
                section.oneOf(
                        "manual_acknowledgement",
                        ManualAcknowledgement.class,
                        ManualAcknowledgement.REFUSE),
                positive(section, "history_max_age", Duration.ofMinutes(10)),
                reporter);
    }

    private static HostSelection hosts(List<String> words) {
        if (words.isEmpty() || words.equals(List.of("remote"))) {
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

    private static Duration positive(ConfigSection section, String key, Duration otherwise) {
        Duration value = section.duration(key, otherwise);
        if (value.isZero() || value.isNegative()) {
            section.problem(key, "zero is wrong; more than 0s expected");
        }
        return value;
    }
}
