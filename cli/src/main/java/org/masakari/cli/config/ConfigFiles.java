package org.masakari.cli.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;

/**
 * Where config files and samples are.
 *
 * @param folder of the config files
 * @param samples folder of the samples
 */
record ConfigFiles(Path folder, Path samples) {
    static final ConfigFiles STANDARD =
            new ConfigFiles(Path.of("/etc/masakari"), Path.of("/usr/share/doc/masakari"));

    /** A file, and who reads it. */
    record Owned(Program program, Path file) {}

    Path sample(Program program) {
        return samples.resolve("masakari-" + program.word() + ".conf");
    }

    /**
     * Those that are named, else all that this machine has.
     *
     * @throws Failure if there is none, or a name does not tell whose it is
     */
    List<Owned> chosen(@Nullable List<Path> named) {
        if (named != null && !named.isEmpty()) {
            return named.stream().map(ConfigFiles::owned).toList();
        }
        List<Owned> found = new ArrayList<>();
        for (Program program : Program.values()) {
            Path file = folder.resolve("masakari-" + program.word() + ".conf");
            if (Files.exists(file)) {
                found.add(new Owned(program, file));
            }
        }
        if (found.isEmpty()) {
            throw new Failure(
                    Exit.USAGE,
                    "there is no config file of Masakari in " + folder,
                    "nothing of Masakari is set up on this machine",
                    "nothing was checked",
                    "name the files, or begin with the samples in " + samples);
        }
        return found;
    }

    private static Owned owned(Path file) {
        return Program.of(file)
                .map(program -> new Owned(program, file))
                .orElseThrow(
                        () ->
                                new Failure(
                                        Exit.USAGE,
                                        file + ": whose config file is this?",
                                        "its name has none of controller, hostmonitor,"
                                                + " instancemonitor, processmonitor, cli",
                                        "nothing was checked",
                                        "give it a name such as masakari-hostmonitor.conf"));
    }
}
