package org.masakari.processmonitor.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.monitor.command.Command;
import org.masakari.processmonitor.plan.Keyword;
import org.masakari.processmonitor.plan.Plan;
import org.masakari.processmonitor.plan.ProcessTarget;

class ListFileTest {
    private static final String GOOD = "01,nova-compute,start it,restart it,,,,\n";

    @TempDir Path folder;

    @Test
    void allEightColumnsAreRead() throws Exception {
        ProcList list =
                read(
                        "01, nova-compute,a start;b  start x;,c restart,"
                                + "/bin/true,/bin/false,/bin/sh,/bin/ls");

        assertThat(list.processes())
                .containsExactly(
                        new ProcessTarget(
                                "01",
                                new Keyword("nova-compute"),
                                new Plan(
                                        List.of(Command.of("/bin/true")),
                                        List.of(
                                                Command.of("a", "start"),
                                                Command.of("b", "start", "x")),
                                        List.of(Command.of("/bin/false")),
                                        List.of(Command.of("/bin/sh")),
                                        List.of(Command.of("c", "restart")),
                                        List.of(Command.of("/bin/ls")))));
    }

    @Test
    void withoutARestartCommandOnlyTheScriptBeforeItIsRun() throws Exception {
        ProcList list = read("01,nova-compute,,,,,/bin/true,/bin/false");

        assertThat(list.processes().get(0).plan())
                .isEqualTo(
                        new Plan(
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(Command.of("/bin/true")),
                                List.of(),
                                List.of()));
    }

    @Test
    void commentsBlankLinesAndTheLineEndsOfOtherSystemsAreNoMatter() throws Exception {
        assertThat(read("# a comment, with commas\r\n\r\n  \r\n01,a,,,,,,\r\n").processes())
                .extracting(ProcessTarget::name)
                .containsExactly("a");
    }

    @Test
    void theShippedSampleIsRight() {
        ProcList list =
                new ListFile(Path.of("../etc/proc.list.sample")).readIfEdited().orElseThrow();

        assertThat(list.problems()).isEmpty();
        assertThat(list.processes())
                .extracting(ProcessTarget::name)
                .containsExactly("libvirtd", "nova-compute");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void whatIsWrongIsSaidWithItsLineAndColumn(String line, String problem) throws Exception {
        assertThat(read(GOOD + line).problems())
                .extracting(ListProblem::toString)
                .singleElement()
                .asString()
                .startsWith(problem);
    }

    static Stream<Arguments> whatIsWrongIsSaidWithItsLineAndColumn() {
        return Stream.of(
                Arguments.of("02,a,,,,,", "line 2: 7 columns found"),
                Arguments.of("02,a,,,,,,,", "line 2: 9 columns found"),
                Arguments.of("x2,a,,,,,,", "line 2, column 1: \"x2\" is wrong; a number expected"),
                Arguments.of(",a,,,,,,", "line 2, column 1: missing"),
                Arguments.of("01,a,,,,,,", "line 2, column 1: id 01 is that of line 1"),
                Arguments.of("02,,,,,,,", "line 2, column 2: missing"),
                Arguments.of("02,[a]b,,,,,,", "line 2, column 2: \"[a]b\" is no pattern here"),
                Arguments.of("02,\"a b\",,,,,,", "line 2, column 2: \"\"a b\"\" is no pattern"),
                Arguments.of("02,nova-compute,,,,,,", "line 2, column 2: \"nova-compute\" is wat"),
                Arguments.of("02,a,stop it,,,,,", "line 2, column 3: \"stop it\" is wrong"),
                Arguments.of("02,a,,stop it,,,,", "line 2, column 4: \"stop it\" is wrong"),
                Arguments.of("02,a,start 'x y',,,,,", "line 2, column 3: \"start 'x y'\" has a"),
                Arguments.of("02,a,,restart | tee,,,,", "line 2, column 4: \"restart | tee\" has"),
                Arguments.of("02,a,,,/no/such,,,", "line 2, column 5: /no/such is no program"),
                Arguments.of("02,a,,,,/etc/passwd,,", "line 2, column 6: /etc/passwd is no prog"),
                Arguments.of("02,a,,,,,bin/sh,", "line 2, column 7: bin/sh is no program"),
                Arguments.of("02,a,,,,,,/etc", "line 2, column 8: /etc is no program"));
    }

    @Test
    void allProblemsAreSaidAtOnce() throws Exception {
        assertThat(read("x,,stop,stop,/no,/no,/no,/no\n1,a").problems()).hasSize(9);
    }

    @Test
    void aListThatNamesNothingIsWrong() throws Exception {
        assertThat(read("# nothing\n").problems())
                .extracting(ListProblem::toString)
                .containsExactly("it names no process");
    }

    @Test
    void aListThatIsMissingIsWrong() {
        assertThat(new ListFile(folder.resolve("none")).readIfEdited().orElseThrow().problems())
                .extracting(ListProblem::toString)
                .containsExactly("no such file: begin with proc.list.sample");
    }

    @Test
    void aListThatIsNoTextIsWrong() throws Exception {
        Path file = Files.write(folder.resolve("proc.list"), new byte[] {(byte) 0xff, 44});

        assertThat(new ListFile(file).readIfEdited().orElseThrow().problems()).hasSize(1);
    }

    @Test
    void aListThatWasNotEditedIsNotReadAgain() throws Exception {
        ListFile file = new ListFile(Files.writeString(folder.resolve("proc.list"), GOOD));
        file.readIfEdited();

        assertThat(file.readIfEdited()).isEmpty();
    }

    @Test
    void anEditThatKeepsTheLengthIsSeen() throws Exception {
        Path path = Files.writeString(folder.resolve("proc.list"), GOOD);
        ListFile file = new ListFile(path);
        file.readIfEdited();
        Files.writeString(path, GOOD.replace("nova", "java"));

        assertThat(file.readIfEdited().orElseThrow().processes())
                .extracting(ProcessTarget::name)
                .containsExactly("java-compute");
    }

    private ProcList read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("proc.list"), text);
        return new ListFile(file).readIfEdited().orElseThrow();
    }
}
