package org.masakari.cli.doctor;

import java.nio.file.Files;
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

    /** Where Pacemaker's agent has it kept; where only systemd's unit does, there. */
    Path heartbeat(String daemon) {
        String name = daemon + ".heartbeat";
        Path usual = run.resolve(name);
        Path ofUnit = run.resolve(daemon).resolve(name);
        return Files.exists(ofUnit) && !Files.exists(usual) ? ofUnit : usual;
    }
}
