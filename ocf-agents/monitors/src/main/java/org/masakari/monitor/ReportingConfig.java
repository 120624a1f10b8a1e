package org.masakari.monitor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.protocol.client.MonitorSecret;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;
import org.masakari.runtime.config.TlsKeys;
import org.masakari.runtime.logging.LogConfig;

/**
 * What is in every monitor's configuration: the sections {@code controller}, {@code keystone},
 * {@code state} and {@code log}.
 *
 * @param controller where reports go
 * @param secret what reports are signed with; null for no signature
 * @param receiver who is there
 * @param stateFolder for the outbox, and for what the monitor remembers
 * @param outboxCapacity reports kept at most while no controller answers
 * @param log what is logged, and how
 */
public record ReportingConfig(
        ClientSettings controller,
        @Nullable MonitorSecret secret,
        Receiver receiver,
        Path stateFolder,
        int outboxCapacity,
        LogConfig log) {
    private static final Path STATE = Path.of("/var/lib/masakari");

    /**
     * Reads these sections; what is wrong is noted in {@code in}.
     *
     * @param monitor its name, such as {@code hostmonitor}
     */
    public static ReportingConfig read(ConfigReader in, String monitor) {
        ConfigSection state = in.section("state");
        return new ReportingConfig(
                controller(in.section("controller")),
                secret(in.section("controller")),
                ReceiverSection.read(in),
                state.path("directory", STATE.resolve(monitor)),
                state.number("outbox_capacity", 1000, 1, 1_000_000),
                LogConfig.read(in));
    }

    private static @Nullable MonitorSecret secret(ConfigSection section) {
        Path file = section.optionalPath("secret_file");
        if (file == null) {
            return null;
        }
        try {
            List<MonitorSecret> found = MonitorSecret.read(file);
            if (!found.isEmpty()) {
                return found.get(0);
            }
            section.problem("secret_file", "no secret is in it; a line \"HOST SECRET\" expected");
        } catch (IOException e) {
            section.problem("secret_file", "cannot be used: " + e.getMessage());
        }
        return null;
    }

    private static ClientSettings controller(ConfigSection section) {
        List<URI> urls = section.uris("urls");
        return new ClientSettings(
                // The reader has noted that they are missing; this value is never used.
                urls.isEmpty() ? List.of(URI.create("http://missing")) : urls,
                section.positive("connect_timeout", Duration.ofSeconds(1)),
                section.positive("read_timeout", Duration.ofSeconds(10)),
                Map.of(),
                TlsKeys.CLIENT.read(section));
    }
}
