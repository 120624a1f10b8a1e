package org.masakari.cli.inventory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Command lines that the parser takes and that make no sense all the same. */
final class Usage {
    private Usage() {}

    /** {@code VERB} of the group {@code spec} was given nothing to change. */
    static ParameterException nothingToChange(@Nullable CommandSpec spec, String verb) {
        CommandLine group = Objects.requireNonNull(spec).commandLine();
        return new ParameterException(
                Objects.requireNonNull(group.getSubcommands().get(verb)),
                "Nothing to change: give at least one option");
    }
}
