package org.masakari.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LastWordTest {

    /** Begins some work, which ends only where an argument is given. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws InterruptedException {
            CountDownLatch end = new CountDownLatch(arguments.length == 0 ? 1 : 0);
            new LastWord(new PrintWriter(System.out, true, StandardCharsets.UTF_8), "it goes on")
                    .during(
                            () -> {
                                System.out.println("begun");
                                end.await();
                                return end;
                            });
        }
    }

    private static Process program(String... arguments) throws IOException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Program.class.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line).start();
    }

    @Test
    void isSaidWhereTheProcessIsEndedAmidTheWork() throws IOException {
        Process process = program();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("begun");

            process.toHandle().destroy();

            assertThat(out.lines()).contains("it goes on");
        }
    }

    @Test
    void isNotSaidAfterTheWork() throws IOException {
        try (BufferedReader out = program("ends").inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.lines()).containsExactly("begun");
        }
    }
}
