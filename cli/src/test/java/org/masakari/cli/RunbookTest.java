package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.cli.api.Exit;

/** What the runbook and the alerts tell an operator to type. */
class RunbookTest {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final String ID = "aaaaaaaa-0000-0000-0000-000000000001";

    static Stream<String> commands() throws IOException {
        List<String> found = new ArrayList<>();
        found.addAll(commands("../docs/operate.md", Pattern.compile("`(masakari [a-z][^`]*)`")));
        found.addAll(
                commands(
                        "../docs/monitoring/alerts.yml", Pattern.compile("\"(masakari [^\"]*)\"")));
        return found.stream().distinct();
    }

    private static List<String> commands(String file, Pattern typed) throws IOException {
        return typed.matcher(Files.readString(Path.of(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String[] words(String command) {
        return Stream.concat(
                        WORD.matcher(command)
                                .results()
                                .skip(1)
                                .map(
                                        match ->
                                                match.group(1) == null
                                                        ? match.group(2)
                                                        : match.group(1))
                                .map(word -> word.equals("ID") ? ID : word),
                        Stream.of("--help"))
                .toArray(String[]::new);
    }

    /** With {@code --help} it is read, and not carried out. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void everyCommandIsUnderstood(String command) {
        Cli.Result result = Cli.in(Map.of()).run(words(command));

        assertThat(result.err()).isEmpty();
        assertThat(result.exit()).isEqualTo(Exit.OK);
    }
}
