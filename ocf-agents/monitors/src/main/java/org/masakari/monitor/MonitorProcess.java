package org.masakari.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.Settings;
import org.masakari.runtime.health.Heartbeat;
import org.masakari.runtime.logging.LogConfig;
import org.masakari.runtime.logging.Logging;
import org.masakari.systemd.ServiceNotifier;
import org.slf4j.LoggerFactory;

/**
 * A monitor's process. Exit status: 0 after {@code --settings} or a good {@code --check}, 2 if the
 * command line or the configuration is wrong, 1 if it cannot start.
 *
 * @param <C> its configuration
 */
public final class MonitorProcess<C extends MonitorConfig> {
    private static final Path NODE_NAME = Path.of("/proc/sys/kernel/hostname");

    private final String name;
    private final ReadConfig<C> reader;
    private final Start<C> start;

    /**
     * Ready to {@link #run}.
     *
     * @param name such as {@code hostmonitor}
     */
    public MonitorProcess(String name, ReadConfig<C> reader, Start<C> start) {
        this.name = name;
        this.reader = reader;
        this.start = start;
    }

    /** Reads the configuration. */
    @FunctionalInterface
    public interface ReadConfig<C> {
        /**
         * Reads what {@code in} has opened.
         *
         * @param nodeName this host's name, as the kernel has it
         * @throws ConfigException with every problem at once
         */
        C read(ConfigReader in, String nodeName) throws ConfigException;
    }

    /** Starts the threads of all parts. */
    @FunctionalInterface
    public interface Start<C> {
        /**
         * The work that is to be done by the caller's thread.
         *
         * @param reports what the monitor has to tell goes there
         * @throws UncheckedIOException if it cannot start
         */
        Work start(C config, Reports reports);
    }

    /** Runs until the process is told to end; its exit status, where it ends by itself. */
    public int run(String... arguments) throws InterruptedException {
        Logging.start(LogConfig.DEFAULT);
        try {
            Options options = Options.of(name, List.of(arguments));
            ConfigReader in = ConfigReader.open(options.config());
            switch (options.purpose()) {
                case RUN -> work(reader.read(in, nodeName()), heartbeat(options));
                case CHECK -> reader.read(in, nodeName());
                case SETTINGS -> System.out.println(settings(in).json());
            }
            return 0;
        } catch (ConfigException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        } catch (UncheckedIOException e) {
            LoggerFactory.getLogger(MonitorProcess.class)
                    .atError()
                    .addKeyValue("error", e.getCause())
                    .log("the {} cannot start: {}", name, e.getMessage());
            return 1;
        }
    }

    private Settings settings(ConfigReader in) {
        try {
            reader.read(in, nodeName());
            return Settings.of(in, List.of());
        } catch (ConfigException e) {
            return Settings.of(in, e.problems());
        }
    }

    private void work(C config, Heartbeat heartbeat) throws InterruptedException {
        Logging.start(config.reporting().log());
        heartbeat.starting("opening " + config.reporting().stateFolder());
        Reports reports = Reporting.open(config.reporting());
        Work work = start.start(config, reports);
        new WorkLoop(name, work, reports, heartbeat).run();
    }

    private static Heartbeat heartbeat(Options options) {
        Path file = options.heartbeat();
        Heartbeat heartbeat = file == null ? Heartbeat.none() : Heartbeat.at(file);
        return ServiceNotifier.ofThisProcess()
                .map(systemd -> heartbeat.telling(new SystemdListener(systemd)))
                .orElse(heartbeat);
    }

    private static String nodeName() {
        try {
            return Files.readString(NODE_NAME).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the node's name cannot be read", e);
        }
    }
}
