package org.masakari.cli.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code masakari manual}: for packages, which call it when they are built. */
@Command(
        name = "manual",
        hidden = true,
        description = "Writes the manual pages of this command and of its groups, hidden ones too.",
        footer = {"  masakari manual /usr/share/man/man1"})
public final class ManualCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "Where to; it is made if it is not there.")
    private @Nullable Path folder;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (folder != null && spec != null) {
            write(folder, spec.root());
        }
        return Exit.OK;
    }

    private static void write(Path folder, CommandSpec root) {
        List<CommandSpec> commands = new ArrayList<>(List.of(root));
        root.subcommands().values().stream()
                .map(each -> each.getCommandSpec())
                .filter(each -> !(each.userObject() instanceof ManualCommand))
                .forEach(commands::add);
        try {
            Files.createDirectories(folder);
            for (CommandSpec each : commands) {
                Path file = folder.resolve(ManualPage.name(each) + ".1");
                Files.writeString(file, ManualPage.of(each));
            }
        } catch (IOException e) {
            throw new Failure(
                    Exit.FAILED,
                    "the manual pages cannot be written to " + folder,
                    e.toString(),
                    "some of them may be there",
                    "name a folder that can be written, then again");
        }
    }
}
