package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

class ManualTest {
    @TempDir Path folder;

    @Test
    void eachGroupHasAPageThatTheFirstPageNames() throws IOException {
        Result result = manual(folder);

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(page("masakari")).contains(".SH \"COMMANDS\"", "masakari\\-segment(1)");
        assertThat(folder.resolve("masakari-segment.1")).exists();
        assertThat(folder.resolve("masakari-pause.1")).exists();
    }

    @Test
    void thePageOfAGroupHasItsVerbsWithTheirOptions() throws IOException {
        manual(folder);

        assertThat(page("masakari-segment"))
                .contains(".SS \"masakari segment create", "\\-\\-recovery\\-method=")
                .contains("  masakari segment create");
    }

    @Test
    void theOptionsOfEveryCommandAreOnTheFirstPageOnly() throws IOException {
        manual(folder);

        assertThat(page("masakari")).contains("\\fB\\-\\-url=URL\\fR");
        assertThat(page("masakari-segment")).doesNotContain("\\fB\\-\\-url=URL\\fR");
    }

    @Test
    void theOriginalsToolsHaveAPageThoughTheFirstOneDoesNotNameThem() throws IOException {
        manual(folder);

        assertThat(page("masakari")).doesNotContain("reserve\\-host\\-manage");
        assertThat(page("masakari-reserve-host-manage")).contains("\\-\\-before\\-host=HOST");
    }

    @Test
    void whatTheBuildCallsIsNotInTheManual() throws IOException {
        manual(folder);

        assertThat(page("masakari")).doesNotContain("masakari\\-manual");
        assertThat(folder.resolve("masakari-manual.1")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsTold() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        Result result = manual(file);

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err()).contains(file.toString(), "what to do:");
    }

    @Test
    void theShellCompletesVerbsOfAllGroups() throws Exception {
        Path script = folder.resolve("completion");
        Files.writeString(script, Cli.in(Map.of()).run("completion").out());

        String offered = completed(script, "masakari segment c");

        assertThat(offered).isEqualTo("create");
    }

    private static Result manual(Path folder) {
        return Cli.in(Map.of()).run("manual", folder.toString());
    }

    private String page(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".1"));
    }

    /** What bash offers for the last word of {@code line}. */
    private static String completed(Path script, String line) throws Exception {
        String ask =
                "source \"$1\"; COMP_LINE=$2; COMP_POINT=${#2}; COMP_WORDS=($2); COMP_CWORD=2;"
                        + " _complete_masakari; echo \"${COMPREPLY[*]}\"";
        Process bash =
                new ProcessBuilder("bash", "-c", ask, "bash", script.toString(), line).start();
        bash.getOutputStream().close();
        return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
