package org.masakari.runtime.config;

import java.nio.file.Path;
import java.util.List;

/** A config file that cannot be used; names every problem that was found in it. */
public final class ConfigException extends Exception {
    private final transient List<String> problems;

    ConfigException(Path file, List<String> problems) {
        super(file + ":\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line a problem: {@code [section] key: what is wrong, what was expected}. */
    public List<String> problems() {
        return problems;
    }
}
