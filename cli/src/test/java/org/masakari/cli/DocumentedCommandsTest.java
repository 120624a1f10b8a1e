package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the documents, the alerts and the web page tell an operator to type is there: the command,
 * and each of its options.
 */
class DocumentedCommandsTest {
    private static final Path PROJECT = Path.of("..");

    /** In a text between backticks or quotes, or at the start of a line of an example. */
    private static final Pattern COMMAND =
            Pattern.compile("[`\"]masakari ([^`\"]+)[`\"]|^ *(?:[$#] )?masakari ([a-z].*)$");

    private static final Pattern OPTION = Pattern.compile("-[a-z]|--[a-z][a-z-]*");

    private static final Path PAGE =
            PROJECT.resolve("controller/service/src/main/resources/org/masakari/service/http/ui");

    private static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"));
                Stream<Path> page = Files.list(PAGE)) {
            List<Path> all = new ArrayList<>(docs.toList());
            all.add(PROJECT.resolve("README.md"));
            page.forEach(all::add);
            return all.stream()
                    .filter(each -> each.toString().matches(".*[.](md|js|html)|.*/alerts[.]yml"));
        }
    }

    static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (Path document : documents().toList()) {
            for (String line : Files.readAllLines(document)) {
                Matcher found = COMMAND.matcher(line);
                while (found.find()) {
                    String words = found.group(1) == null ? found.group(2) : found.group(1);
                    commands.add(words.replaceFirst(" #.*| \\|.*", ""));
                }
            }
        }
        return commands.stream().distinct().toList();
    }

    private static CommandLine all() {
        return Cli.in(Map.of()).tree();
    }

    private static boolean isOption(CommandSpec command, String name) {
        return command.findOption(name) != null || command.negatedOptionsMap().containsKey(name);
    }

    private static boolean isPlaceholder(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static List<String> unknown(String command) {
        CommandLine here = all();
        List<String> unknown = new ArrayList<>();
        boolean verb = true;
        for (String word : command.split("[\\s\\[\\]=|]+", -1)) {
            if (OPTION.matcher(word).matches()) {
                verb = false;
                if (!isOption(here.getCommandSpec(), word)) {
                    unknown.add(word);
                }
            } else if (verb && here.getSubcommands().containsKey(word)) {
                here = here.getSubcommands().get(word);
            } else if (verb && !here.getSubcommands().isEmpty() && !isPlaceholder(word)) {
                unknown.add(word);
            }
        }
        return unknown;
    }

    @ParameterizedTest(name = "masakari {0}")
    @MethodSource("commands")
    void isThere(String command) {
        assertThat(unknown(command)).as("unknown in: masakari " + command).isEmpty();
    }

    @Test
    void knowsACommandThatIsNotThere() {
        assertThat(unknown("recovery restart --because TEXT"))
                .containsExactly("restart", "--because");
    }
}
