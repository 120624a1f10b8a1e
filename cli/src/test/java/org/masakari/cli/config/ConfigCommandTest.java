package org.masakari.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.cli.api.Exit;
import org.masakari.cli.output.Format;
import org.masakari.cli.session.Screen;
import org.masakari.cli.session.Session;
import org.masakari.runtime.config.Setting;
import org.masakari.runtime.config.Settings;
import picocli.CommandLine;

/** With programs that answer as the real ones do. */
class ConfigCommandTest {
    private static final Setting URLS =
            new Setting("controller", "urls", "URLs", null, "http://c1:15868");
    private static final Setting PERIOD =
            new Setting("cluster", "poll_interval", "a duration such as 250ms", "15s", null);

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Settings answer = new Settings(List.of(), List.of(URLS, PERIOD));

    private Settings read(Program program, Path file) throws Reader.Unreadable {
        if (program == Program.CONTROLLER) {
            throw new Reader.Unreadable("the controller is not installed");
        }
        return answer;
    }

    private int run(String... words) {
        Session session =
                new Session(
                        Map.of(),
                        new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false),
                        Clock.systemUTC(),
                        time -> {},
                        null);
        ConfigCommand command =
                new ConfigCommand(session, this::read, new ConfigFiles(folder, folder));
        return new CommandLine(command)
                .addMixin("options", session.options())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, line, parsed) -> Exit.FAILED)
                .execute(words);
    }

    private Path file(String program, String text) throws IOException {
        return Files.writeString(folder.resolve("masakari-" + program + ".conf"), text);
    }

    @Test
    void goodFilesHaveNoProblem() throws IOException {
        file("hostmonitor", "");

        int exit = run("check");

        assertThat(exit).isEqualTo(Exit.OK);
        assertThat(out).hasToString("no problem was found" + System.lineSeparator());
    }

    @Test
    void everyProblemOfEveryFileIsListedAtOnce() throws IOException {
        file("hostmonitor", "");
        file("processmonitor", "");
        answer = new Settings(List.of("[a] b: wrong", "[c] d: missing"), List.of());

        int exit = run("check", "-o", "csv");

        assertThat(exit).isEqualTo(Exit.USAGE);
        assertThat(out.toString().lines()).hasSize(5);
        assertThat(out.toString())
                .contains("masakari-hostmonitor.conf,[a] b: wrong")
                .contains("masakari-processmonitor.conf,[c] d: missing");
    }

    @Test
    void aFileWhoseProgramIsNotInstalledIsNotCheckedAndThatIsSaid() throws IOException {
        file("controller", "");

        int exit = run("check", "-o", "csv");

        assertThat(exit).isEqualTo(Exit.USAGE);
        assertThat(out.toString()).contains("not checked, because the controller is not installed");
    }

    @Test
    void aFileThatNobodyOwnsIsRefused() {
        assertThat(run("check", "some.conf")).isEqualTo(Exit.FAILED);
    }

    @Test
    void whereAValueComesFromIsShown() throws IOException {
        Path file = file("hostmonitor", "");

        run("show", "-o", "csv");

        assertThat(out.toString().lines())
                .containsExactly(
                        "program,section,key,value,from",
                        "hostmonitor,controller,urls,http://c1:15868," + file,
                        "hostmonitor,cluster,poll_interval,15s,default");
    }

    @Test
    void aKeyIsToldWithItsMeaningFromTheSample() throws IOException {
        file("hostmonitor", "[cluster]\n# How often it is\n# looked at.\n#poll_interval = 15s\n");

        int exit = run("defaults", "hostmonitor", "-o", "value");

        assertThat(exit).isEqualTo(Exit.OK);
        assertThat(out.toString())
                .contains(
                        "hostmonitor\tcluster\tpoll_interval\t15s\ta duration such as 250ms\tHow"
                                + " often it is looked at.");
    }

    @Test
    void aProgramThatIsNotInstalledIsToldBesideTheDefaultsOfTheOthers() {
        run("defaults", "-o", "value");

        assertThat(err.toString()).contains("not shown, because the controller is not installed");
        assertThat(out.toString()).contains("instancemonitor\tcluster\tpoll_interval");
    }

    @Test
    void theFormatIsTakenFromTheOptionOfEveryCommand() throws IOException {
        file("hostmonitor", "");

        run("show", "-o", Format.JSON.name());

        assertThat(out.toString()).contains("\"from\" : \"default\"");
    }
}
