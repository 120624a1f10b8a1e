package org.masakari.cli.pause;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code masakari resume}. */
@Command(
        name = "resume",
        description = "Ends a pause: what it has held goes on within seconds.",
        footer = {"  masakari resume", "  masakari resume --segment rack1"})
public final class ResumeCommand implements Runnable {
    private final Session session;

    @Option(
            names = "--segment",
            paramLabel = "NAME",
            description = "The pause of this segment. Default: the pause of all.")
    private @Nullable String segment;

    public ResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String query =
                segment == null
                        ? ""
                        : "?segment=" + URLEncoder.encode(segment, StandardCharsets.UTF_8);
        session.api().delete(PauseCommand.PATH + query);
    }
}
