package org.masakari.cli.doctor;

import java.nio.file.Path;

/**
 * Where the files of this node's daemons are.
 *
 * @param config folder of the config files
 * @param run folder of the heartbeats
 * @param uptime the kernel's, in whose seconds heartbeats are written
 */
record NodeFiles(Path config, Path run, Path uptime) {
    static final NodeFiles STANDARD =
            new NodeFiles(
                    Path.of("/etc/masakari"), Path.of("/run/masakari"), Path.of("/proc/uptime"));

    Path config(String daemon) {
        return config.resolve("masakari-" + daemon + ".conf");
    }

    Path heartbeat(String daemon) {
        return run.resolve(daemon + ".heartbeat");
    }
}
