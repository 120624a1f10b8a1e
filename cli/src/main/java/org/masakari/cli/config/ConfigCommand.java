package org.masakari.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.output.Layout;
import org.masakari.cli.session.Session;
import org.masakari.protocol.json.Json;
import org.masakari.runtime.config.Sample;
import org.masakari.runtime.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code masakari config}. */
@Command(
        name = "config",
        description = {
            "The config files of the controller and the monitors. Each program reads its own file",
            "for this: what is told is what it would work with."
        },
        footer = {
            "  masakari config check",
            "  masakari config show",
            "  masakari config defaults hostmonitor"
        })
public final class ConfigCommand {
    private static final Path EMPTY = Path.of("/dev/null");

    private static final Layout<Line.Problem> PROBLEMS =
            new Layout<Line.Problem>()
                    .text("file", Line.Problem::file)
                    .text("problem", Line.Problem::problem);

    private static final Layout<Line.Value> VALUES =
            new Layout<Line.Value>()
                    .text("program", Line.Value::program)
                    .text("section", Line.Value::section)
                    .text("key", Line.Value::key)
                    .text("value", Line.Value::value)
                    .text("from", Line.Value::from);

    private static final Layout<Line.Key> KEYS =
            new Layout<Line.Key>()
                    .text("program", Line.Key::program)
                    .text("section", Line.Key::section)
                    .text("key", Line.Key::key)
                    .text("default", Line.Key::normal)
                    .text("expected", Line.Key::expected)
                    .text("meaning", Line.Key::meaning);

    private final Session session;
    private final Reader reader;
    private final ConfigFiles files;

    public ConfigCommand(Session session) {
        this(session, ProgramReader.standard(), ConfigFiles.STANDARD);
    }

    ConfigCommand(Session session, Reader reader, ConfigFiles files) {
        this.session = session;
        this.reader = reader;
        this.files = files;
    }

    @Command(
            name = "check",
            description = {
                "Lists every problem in these files; by default in all of this machine. The exit",
                "code is 2 if there is one."
            },
            footer = {
                "  masakari config check",
                "  masakari config check new/masakari-controller.conf"
            })
    Integer check(@Parameters(paramLabel = "FILE", arity = "0..*") @Nullable List<Path> named) {
        List<Line.Problem> problems = new ArrayList<>();
        for (ConfigFiles.Owned each : files.chosen(named)) {
            problems(each).stream()
                    .map(problem -> new Line.Problem(each.file().toString(), problem))
                    .forEach(problems::add);
        }
        if (problems.isEmpty() && session.isForPeople()) {
            session.screen().out().println("no problem was found");
            return Exit.OK;
        }
        print(problems, PROBLEMS);
        return problems.isEmpty() ? Exit.OK : Exit.USAGE;
    }

    private List<String> problems(ConfigFiles.Owned each) {
        try {
            return reader.read(each.program(), each.file()).problems();
        } catch (Reader.Unreadable e) {
            return List.of("not checked, because " + e.getMessage());
        }
    }

    @Command(
            name = "show",
            description = {
                "Every value that is in force, and whether it comes from the file or is the default.",
                "Secrets are masked."
            },
            footer = {"  masakari config show", "  masakari config show -o json"})
    void show(@Parameters(paramLabel = "FILE", arity = "0..*") @Nullable List<Path> named) {
        List<Line.Value> values = new ArrayList<>();
        for (ConfigFiles.Owned each : files.chosen(named)) {
            read(each.program(), each.file()).settings().stream()
                    .map(setting -> Line.Value.of(each, setting))
                    .forEach(values::add);
        }
        print(values, VALUES);
    }

    @Command(
            name = "defaults",
            description = "Every key with its meaning, what is expected, and its default.",
            footer = {"  masakari config defaults", "  masakari config defaults hostmonitor"})
    Integer defaults(
            @Parameters(
                            paramLabel = "PROGRAM",
                            arity = "0..*",
                            description =
                                    "controller, hostmonitor, instancemonitor, processmonitor, cli."
                                            + " Default: all that are installed.")
                    @Nullable List<Program> named) {
        List<Program> programs =
                named == null || named.isEmpty() ? Arrays.asList(Program.values()) : named;
        List<Line.Key> keys = new ArrayList<>();
        for (Program program : programs) {
            try {
                Sample sample = sample(program);
                reader.read(program, EMPTY).settings().stream()
                        .map(setting -> Line.Key.of(program, setting, sample))
                        .forEach(keys::add);
            } catch (Reader.Unreadable e) {
                session.screen().err().println("masakari: not shown, because " + e.getMessage());
            }
        }
        print(keys, KEYS);
        return keys.isEmpty() ? Exit.FAILED : Exit.OK;
    }

    private Sample sample(Program program) {
        Path file = files.sample(program);
        try {
            return Files.exists(file) ? Sample.read(file) : Sample.none();
        } catch (IOException e) {
            throw new Failure(
                    Exit.FAILED,
                    "the sample cannot be read: " + file,
                    e.toString(),
                    "nothing was shown",
                    "see its rights, or install the package again");
        }
    }

    private Settings read(Program program, Path file) {
        try {
            return reader.read(program, file);
        } catch (Reader.Unreadable e) {
            throw new Failure(
                    Exit.FAILED,
                    file + " was not read: " + e.getMessage(),
                    "the package is not installed, or not whole",
                    "nothing was changed",
                    "install it, or run this where the " + program.word() + " is installed");
        }
    }

    private <T> void print(List<T> lines, Layout<T> layout) {
        session.printer()
                .list(
                        lines.stream()
                                .map(line -> new Document<>(Json.lenient().valueToTree(line), line))
                                .toList(),
                        layout);
    }
}
