package org.masakari.hostmonitor;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param config the configuration file
 * @param check only read it, and say what is wrong
 * @param heartbeat where to beat; null to beat nowhere
 */
record Options(Path config, boolean check, @Nullable Path heartbeat) {
    static final String USAGE = "usage: hostmonitor [--config FILE] [--check] [--heartbeat FILE]";
    private static final Path CONFIG = Path.of("/etc/masakari/masakari-hostmonitor.conf");

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException if one is unknown or lacks its value
     */
    static Options of(List<String> arguments) {
        Options options = new Options(CONFIG, false, null);
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--check" -> options = new Options(options.config, true, options.heartbeat);
                case "--config" -> {
                    Path file = value(arguments, ++i);
                    options = new Options(file, options.check, options.heartbeat);
                }
                case "--heartbeat" -> {
                    Path file = value(arguments, ++i);
                    options = new Options(options.config, options.check, file);
                }
                default ->
                        throw new IllegalArgumentException(
                                "unknown argument " + arguments.get(i) + "\n" + USAGE);
            }
        }
        return options;
    }

    private static Path value(List<String> arguments, int index) {
        if (index >= arguments.size()) {
            throw new IllegalArgumentException(
                    arguments.get(index - 1) + " needs a value\n" + USAGE);
        }
        return Path.of(arguments.get(index));
    }
}
