package org.masakari.cli.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A program with a config file. It reads the file itself: there is no second list of its keys. */
public enum Program {
    CONTROLLER("controller", "org.masakari.service.Controller"),
    HOSTMONITOR("agents", "org.masakari.hostmonitor.HostMonitor"),
    INSTANCEMONITOR("agents", "org.masakari.instancemonitor.InstanceMonitor"),
    PROCESSMONITOR("agents", "org.masakari.processmonitor.ProcessMonitor"),
    /** This command, whose config says where the controllers are. */
    CLI("cli", "org.masakari.cli.Masakari");

    /** The monitors. */
    public static final List<Program> MONITORS =
            List.of(HOSTMONITOR, INSTANCEMONITOR, PROCESSMONITOR);

    private final String folder;
    private final String mainClass;

    Program(String folder, String mainClass) {
        this.folder = folder;
        this.mainClass = mainClass;
    }

    /** Such as {@code hostmonitor}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mainClass() {
        return mainClass;
    }

    /** Its jars, below what the package installs in {@code share}. */
    Path jars(Path share) {
        return share.resolve(folder).resolve("lib");
    }

    /** The one whose word is in the name of {@code file}; empty if none is. */
    static Optional<Program> of(Path file) {
        String name = String.valueOf(file.getFileName());
        return Arrays.stream(values())
                .filter(program -> name.contains(program.word()))
                .max(Comparator.comparing(program -> program.word().length()));
    }
}
