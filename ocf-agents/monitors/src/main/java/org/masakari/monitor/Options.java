package org.masakari.monitor;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param config the configuration file
 * @param purpose what to do with it
 * @param heartbeat where to beat; null to beat nowhere
 */
record Options(Path config, Purpose purpose, @Nullable Path heartbeat) {

    /** What a process is started for. */
    enum Purpose {
        RUN,
        /** Only read the config, and say what is wrong. */
        CHECK,
        /** Write each key of the config as JSON. */
        SETTINGS
    }

    /**
     * Reads the arguments of {@code program}, such as {@code hostmonitor}.
     *
     * @throws IllegalArgumentException if one is unknown or lacks its value
     */
    static Options of(String program, List<String> arguments) {
        Path usual = Path.of("/etc/masakari/masakari-" + program + ".conf");
        Options options = new Options(usual, Purpose.RUN, null);
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--check" -> options = options.forThe(Purpose.CHECK);
                case "--settings" -> options = options.forThe(Purpose.SETTINGS);
                case "--config" -> {
                    Path file = value(program, arguments, ++i);
                    options = new Options(file, options.purpose, options.heartbeat);
                }
                case "--heartbeat" -> {
                    Path file = value(program, arguments, ++i);
                    options = new Options(options.config, options.purpose, file);
                }
                default ->
                        throw new IllegalArgumentException(
                                "unknown argument " + arguments.get(i) + "\n" + usage(program));
            }
        }
        return options;
    }

    private Options forThe(Purpose other) {
        return new Options(config, other, heartbeat);
    }

    private static Path value(String program, List<String> arguments, int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException(
                    arguments.get(index - 1) + " needs a value\n" + usage(program));
        }
        return Path.of(arguments.get(index));
    }

    private static String usage(String program) {
        return "usage: " + program + " [--config FILE] [--check | --settings] [--heartbeat FILE]";
    }
}
