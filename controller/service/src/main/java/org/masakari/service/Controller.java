package org.masakari.service;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.masakari.runtime.config.ConfigException;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.Settings;
import org.masakari.runtime.health.Heartbeat;
import org.masakari.runtime.logging.Logging;
import org.masakari.service.config.ApiConfig;
import org.masakari.service.config.ControllerConfig;
import org.masakari.service.http.tls.TlsConfig;
import org.masakari.service.http.tls.TlsServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The controller's main class. */
public final class Controller {
    private static final Logger LOG = LoggerFactory.getLogger(Controller.class);
    private static final Path DEFAULT_CONFIG = Path.of("/etc/masakari/masakari-controller.conf");
    private static final int USAGE = 2;

    private Controller() {}

    private enum Purpose {
        RUN,
        CHECK,
        SETTINGS
    }

    /** What the command line says. */
    private record Options(Path config, Purpose purpose, Heartbeat heartbeat) {

        static Options parse(List<String> words) {
            Path config = DEFAULT_CONFIG;
            Heartbeat heartbeat = Heartbeat.none();
            Purpose purpose = Purpose.RUN;
            for (int i = 0; i < words.size(); i++) {
                switch (words.get(i)) {
                    case "--check" -> purpose = Purpose.CHECK;
                    case "--settings" -> purpose = Purpose.SETTINGS;
                    case "--config" -> config = Path.of(following(words, i++));
                    case "--heartbeat" -> heartbeat = Heartbeat.at(Path.of(following(words, i++)));
                    default -> throw new IllegalArgumentException("unknown option " + words.get(i));
                }
            }
            return new Options(config, purpose, heartbeat);
        }

        private static String following(List<String> words, int index) {
            if (index + 1 >= words.size()) {
                throw new IllegalArgumentException(words.get(index) + " needs a value");
            }
            return words.get(index + 1);
        }
    }

    /**
     * Runs the controller until it is told to stop by TERM.
     *
     * <p>Options: {@code --config FILE}, {@code --check} (read the config and stop), {@code
     * --settings} (write each key of it as JSON, and stop), {@code --heartbeat FILE}. Exits with 2
     * if the command line or the config is wrong.
     */
    public static void main(String[] args) {
        try {
            Options options = Options.parse(List.of(args));
            ConfigReader reader = ConfigReader.open(options.config());
            switch (options.purpose()) {
                case RUN -> run(ControllerConfig.read(reader), options.heartbeat());
                case CHECK -> check(ControllerConfig.read(reader));
                case SETTINGS -> System.out.println(settings(reader).json());
            }
        } catch (ConfigException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
        }
    }

    private static Settings settings(ConfigReader reader) {
        try {
            ControllerConfig.read(reader);
            return Settings.of(reader, List.of());
        } catch (ConfigException e) {
            return Settings.of(reader, e.problems());
        }
    }

    /** What is no error is told as at a start: a certificate that has expired. */
    private static void check(ControllerConfig config) {
        Logging.start(config.log());
        TlsConfig tls = config.api().tls();
        if (tls != null) {
            TlsServer ignored = new TlsServer(tls, Clock.systemUTC());
        }
    }

    private static void run(ControllerConfig config, Heartbeat heartbeat) {
        Logging.start(config.log());
        Wiring wiring = new Wiring(config, heartbeat, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(wiring::close, "stop"));
        wiring.start();
        LOG.info(
                "controller {} listens on {}://{}:{}",
                config.name(),
                config.api().tls() == null ? "http" : "https",
                config.listenHost(),
                config.listenPort());
        if (config.api().auth() == ApiConfig.Auth.NONE) {
            LOG.warn(
                    "whoever reaches this address may use the API: keep it inside the cluster's own"
                            + " network, or set auth = keystone in [api]");
        }
    }
}
