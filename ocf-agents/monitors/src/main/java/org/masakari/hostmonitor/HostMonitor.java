package org.masakari.hostmonitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.masakari.hostmonitor.config.ConfigFile;
import org.masakari.hostmonitor.config.HostMonitorConfig;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.health.Heartbeat;
import org.masakari.runtime.logging.LogLevel;
import org.masakari.runtime.logging.Logging;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hostmonitor's process. Exit status: 0 after a good {@code --check}, 2 if the command line or
 * the configuration is wrong, 1 if it cannot start.
 */
public final class HostMonitor {
    private static final Path NODE_NAME = Path.of("/proc/sys/kernel/hostname");

    private HostMonitor() {}

    public static void main(String[] arguments) throws InterruptedException {
        Logging.start(LogLevel.INFO);
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        try {
            Options options = Options.of(arguments);
            HostMonitorConfig config = ConfigFile.read(options.config(), nodeName());
            if (!options.check()) {
                work(options, config);
            }
            return 0;
        } catch (ConfigException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (UncheckedIOException e) {
            Throwable cause = e.getCause();
            logger().atError()
                    .addKeyValue("error", cause)
                    .log("the hostmonitor cannot start: {}", e.getMessage());
            return 1;
        }
    }

    private static void work(Options options, HostMonitorConfig config)
            throws InterruptedException {
        Logging.start(config.logLevel());
        Path file = options.heartbeat();
        Heartbeat heartbeat = file == null ? Heartbeat.none() : Heartbeat.at(file);
        Daemon daemon = Wiring.start(config, heartbeat);
        logger().info(
                        "watching from {}, reporting to {}",
                        config.policy().reporter(),
                        config.controller().urls());
        daemon.run();
    }

    private static Logger logger() {
        return LoggerFactory.getLogger(HostMonitor.class);
    }

    private static String nodeName() {
        try {
            return Files.readString(NODE_NAME).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the node's name cannot be read", e);
        }
    }
}
