package org.masakari.hostmonitor.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.hostmonitor.judge.Opinion;
import org.masakari.monitor.command.CommandRunner;
import org.masakari.protocol.HostName;

class PowerCommandTest {
    private static final HostName HOST = new HostName("compute1.example.org");

    @TempDir Path folder;
    private final BlockingQueue<Opinion> answers = new LinkedBlockingQueue<>();

    @ParameterizedTest(name = "exit status {0}: {1}")
    @CsvSource({"0, OFF", "1, ON", "2, UNKNOWN", "127, UNKNOWN"})
    void theExitStatusIsTheAnswer(int status, Opinion expected) throws Exception {
        assertThat(answer("exit " + status, Duration.ofSeconds(30))).isEqualTo(expected);
    }

    @Test
    void itGetsBothNamesOfTheHost() throws Exception {
        String script = "test \"$1 $2\" = \"compute1.example.org compute1\" || exit 1";

        assertThat(answer(script, Duration.ofSeconds(30))).isEqualTo(Opinion.OFF);
    }

    @Test
    void oneThatHangsCannotTell() throws Exception {
        assertThat(answer("sleep 60", Duration.ofMillis(200))).isEqualTo(Opinion.UNKNOWN);
    }

    @Test
    void oneThatIsMissingCannotTell() throws Exception {
        command(List.of("/nonexistent"), Duration.ofSeconds(1)).ask(HOST, "compute1");

        assertThat(answers.poll(30, TimeUnit.SECONDS)).isEqualTo(Opinion.UNKNOWN);
    }

    private Opinion answer(String script, Duration timeout)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("power"), script + "\n");
        command(List.of("sh", file.toString()), timeout).ask(HOST, "compute1");
        return answers.poll(30, TimeUnit.SECONDS);
    }

    private PowerCommand command(List<String> words, Duration timeout) {
        return new PowerCommand(
                new CommandRunner(timeout, folder.resolve("output")), words, this::put);
    }

    private void put(String node, Opinion opinion) {
        answers.add(opinion);
    }
}
