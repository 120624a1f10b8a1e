package org.masakari.monitor.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class CommandRunnerTest {
    @TempDir Path folder;

    @Test
    void theLastLinesOfItsOutputAreKept() throws Exception {
        Outcome outcome = run("for i in 1 2 3 4 5 6 7; do echo $i; done; echo no >&2; exit 3");

        assertThat(outcome)
                .isEqualTo(new Outcome(OptionalInt.of(3), "ended with 3", "4\n5\n6\n7\nno"));
    }

    @Test
    void whatAnEarlierCommandPrintedIsNotShownAgain() throws Exception {
        run("echo earlier");

        assertThat(run("echo now"))
                .isEqualTo(new Outcome(OptionalInt.of(0), "ended with 0", "now"));
    }

    @Test
    void aCommandThatHangsIsEnded() throws Exception {
        Outcome outcome = run("echo begun; sleep 60");

        assertThat(outcome)
                .isEqualTo(
                        new Outcome(
                                OptionalInt.empty(), "was ended: not done within 1 s", "begun"));
    }

    @Test
    void aDaemonThatKeepsTheOutputOpenIsNotWaitedFor() throws Exception {
        Outcome outcome = run("sleep 3 & echo started");

        assertThat(outcome).isEqualTo(new Outcome(OptionalInt.of(0), "ended with 0", "started"));
    }

    @Test
    void aProgramThatIsMissingIsSaid() throws Exception {
        Outcome outcome = runner().run("a", Command.of("/no/such/program"));

        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.how()).startsWith("cannot be run").contains("/no/such/program");
    }

    @Test
    void noShellReadsTheWords() throws Exception {
        Outcome outcome = runner().run("a", Command.of("echo", "$HOME", "*"));

        assertThat(outcome.lastLines()).isEqualTo("$HOME *");
    }

    @Test
    void theOutputOfEachProcessHasAFileOfItsOwn() throws Exception {
        runner().run("/usr/bin/a b", Command.of("echo", "x"));

        assertThat(Files.readString(folder.resolve("_usr_bin_a_b"))).isEqualTo("x\n");
    }

    private Outcome run(String script) throws InterruptedException {
        return runner().run("a", Command.of("sh", "-c", script));
    }

    private CommandRunner runner() {
        return new CommandRunner(Duration.ofSeconds(1), folder);
    }
}
