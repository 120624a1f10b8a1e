package org.masakari.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.session.Keyboard;
import org.masakari.cli.session.Screen;
import org.masakari.cli.session.Session;
import picocli.CommandLine;

/** Runs the command in this process, with a clock that only its pauses move. */
final class Cli {
    /** What came of one command line. */
    record Result(int exit, String out, String err) {}

    private static final PrintWriter PRINTS_NOTHING = new PrintWriter(Writer.nullWriter());

    private final Map<String, String> environment;
    private final boolean terminal;
    private Instant now = Samples.OPENED;
    private @Nullable Keyboard keyboard;

    private Cli(Map<String, String> environment, boolean terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    static Cli of(FakeController controller) {
        return new Cli(Map.of("MASAKARI_URL", controller.url()), false);
    }

    static Cli onTerminal(FakeController controller) {
        return new Cli(Map.of("MASAKARI_URL", controller.url()), true);
    }

    static Cli in(Map<String, String> environment) {
        return new Cli(environment, false);
    }

    /** With a person who types these lines, and no more. */
    Cli typing(String... lines) {
        Iterator<String> typed = List.of(lines).iterator();
        keyboard = () -> typed.hasNext() ? typed.next() : null;
        return this;
    }

    Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Session session = session(new PrintWriter(out), new PrintWriter(err));
        return new Result(Masakari.run(session, arguments), out.toString(), err.toString());
    }

    /** As {@link #run(String...)}, but with this command alone. */
    Result run(Function<Session, Object> command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Session session = session(new PrintWriter(out), new PrintWriter(err));
        CommandLine line = Masakari.commandLine(session, List.of(command.apply(session)));
        return new Result(line.execute(arguments), out.toString(), err.toString());
    }

    /** The command with all that is below it. */
    CommandLine tree() {
        Session session = session(PRINTS_NOTHING, PRINTS_NOTHING);
        return Masakari.commandLine(session, Groups.of(session).neededFor());
    }

    private Session session(PrintWriter out, PrintWriter err) {
        return new Session(
                environment, new Screen(out, err, terminal), clock(), this::pass, keyboard);
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
