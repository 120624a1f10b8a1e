package org.masakari.cli.original;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What a {@code --mode} needs beside it. */
final class Modes {
    private final List<String> missing = new ArrayList<>();
    private final String mode;

    private Modes(String mode) {
        this.mode = mode;
    }

    static Modes of(String mode) {
        return new Modes(mode);
    }

    /** The mode cannot do without this option. */
    Modes needs(String option, @Nullable String value) {
        if (value == null || value.isBlank()) {
            missing.add(option);
        }
        return this;
    }

    /**
     * Refuses the command line if something is missing.
     *
     * @throws ParameterException that names all of it
     */
    void orRefuse(@Nullable CommandSpec spec) {
        if (!missing.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--mode " + mode + " needs " + String.join(" and ", missing));
        }
    }
}
