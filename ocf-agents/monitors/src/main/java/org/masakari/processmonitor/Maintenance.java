package org.masakari.processmonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The file by which an operator has something left alone. */
final class Maintenance {
    private final Path file;

    Maintenance(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** What is to be left alone now, by name: a name a line, or everything if there is none. */
    Predicate<String> now() {
        try {
            Set<String> names =
                    Files.readString(file)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .collect(Collectors.toSet());
            return names.isEmpty() ? name -> true : names::contains;
        } catch (NoSuchFileException e) {
            return name -> false;
        } catch (IOException e) {
            // It is there. What it says is unknown, so nothing is done that it may forbid.
            return name -> true;
        }
    }
}
