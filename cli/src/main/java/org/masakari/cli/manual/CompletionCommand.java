package org.masakari.cli.manual;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.session.Session;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code masakari completion}. */
@Command(
        name = "completion",
        description = "Prints what completes this command's words in bash and zsh.",
        footer = {"  source <(masakari completion)"})
public final class CompletionCommand implements Callable<Integer> {
    private final Session session;

    @Spec private @Nullable CommandSpec spec;

    public CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            CommandSpec root = spec.root();
            session.screen().out().print(AutoComplete.bash(root.name(), root.commandLine()));
        }
        return Exit.OK;
    }
}
