package org.masakari.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.runtime.config.Setting;
import org.masakari.runtime.config.Settings;

/** What a program says, which a shell stands for here. */
class ProgramReaderTest {
    private static final String GOOD =
            "{\"problems\":[],\"settings\":[{\"section\":\"a\",\"key\":\"b\",\"expectation\":\"c\","
                    + "\"default\":\"d\",\"given\":null}]}";

    @TempDir Path share;

    private Settings read(String script) throws IOException, Reader.Unreadable {
        Files.createDirectories(share.resolve("agents/lib"));
        return new ProgramReader(share, List.of("sh", "-c", script))
                .read(Program.HOSTMONITOR, Path.of("/etc/x.conf"));
    }

    @Test
    void itsSettingsAreRead() throws Exception {
        Settings settings = read("echo '" + GOOD + "'");

        assertThat(settings.settings()).containsExactly(new Setting("a", "b", "c", "d", null));
    }

    @Test
    void itsLogDoesNotDisturb() throws Exception {
        assertThat(read("echo log >&2; echo '" + GOOD + "'").problems()).isEmpty();
    }

    @Test
    void aFileThatItCannotOpenIsAProblem() throws Exception {
        Settings settings = read("printf '/etc/x.conf:\\n  no such file\\n' >&2; exit 2");

        assertThat(settings.problems()).containsExactly("no such file");
    }

    @Test
    void aProgramThatBreaksIsNoAnswer() {
        assertThatThrownBy(() -> read("echo 'no class' >&2; exit 1"))
                .isInstanceOf(Reader.Unreadable.class)
                .hasMessage("no class");
    }

    @Test
    void aProgramThatIsNotInstalledIsToldSo() {
        ProgramReader reader = new ProgramReader(share, List.of("sh"));

        assertThatThrownBy(() -> reader.read(Program.CONTROLLER, Path.of("/etc/x.conf")))
                .isInstanceOf(Reader.Unreadable.class)
                .hasMessageContaining("the controller is not installed");
    }

    @Test
    void thisCommandsOwnFileIsReadHere() throws Exception {
        Path file =
                Files.writeString(share.resolve("masakari-cli.conf"), "[controller]\nurl = x\n");

        Settings settings = new ProgramReader(share, List.of()).read(Program.CLI, file);

        assertThat(settings.problems())
                .contains("[controller] url: unknown key; did you mean \"urls\"?");
    }
}
