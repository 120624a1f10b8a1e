package org.masakari.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.json.Json;

class ConfigReaderTest {
    @TempDir Path folder;

    private enum Colour {
        RED,
        DARK_BLUE
    }

    private ConfigReader read(String text) throws IOException, ConfigException {
        return ConfigReader.open(Files.writeString(folder.resolve("test.conf"), text));
    }

    @Test
    void readsEveryTypeOfValue() throws Exception {
        ConfigReader in =
                read(
                        """
                        # a comment
                        [a]
                        name = with spaces # and a hash
                        wait = 250ms
                        bare = 7
                        count = 3
                        on = Yes
                        urls = http://one:1, https://two:2/x
                        colour = dark-blue
                        """);
        ConfigSection a = in.section("a");

        assertThat(a.text("name")).startsWith("with spaces");
        assertThat(a.duration("wait", Duration.ZERO)).isEqualTo(Duration.ofMillis(250));
        assertThat(a.duration("bare", Duration.ZERO)).isEqualTo(Duration.ofSeconds(7));
        assertThat(a.number("count", 1, 1, 5)).isEqualTo(3);
        assertThat(a.flag("on", false)).isTrue();
        assertThat(a.uris("urls"))
                .isEqualTo(List.of(URI.create("http://one:1"), URI.create("https://two:2/x")));
        assertThat(a.oneOf("colour", Colour.class, Colour.RED)).isEqualTo(Colour.DARK_BLUE);
        in.finish();
    }

    @Test
    void reportsEveryProblemAtOnce() throws Exception {
        ConfigReader in =
                read(
                        """
                        [a]
                        wait = soon
                        count = 9
                        nmae = typo
                        [b]
                        x = 1
                        """);
        ConfigSection a = in.section("a");
        a.text("name");
        a.duration("wait", Duration.ZERO);
        a.number("count", 1, 1, 5);

        ConfigException problems = catchThrowableOfType(ConfigException.class, in::finish);

        assertThat(problems.problems())
                .containsExactlyInAnyOrder(
                        "[a] name: missing; a text expected",
                        "[a] wait: \"soon\" is wrong; a duration such as 250ms, 5s or 2m expected",
                        "[a] count: \"9\" is wrong; a whole number from 1 to 5 expected",
                        "[a] nmae: unknown key; did you mean \"name\"?",
                        "[b]: unknown section; did you mean \"a\"?");
    }

    @Test
    void takesASecretFromAFileAndNeverShowsIt() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        ConfigReader in = read("[db]\npassword_file = " + secret + "\n");

        assertThat(in.section("db").secret("password")).isEqualTo("s3cret");
        in.finish();
    }

    @Test
    void keepsAPercentSignAndABackslashInAValue() throws Exception {
        ConfigReader in = read("[db]\npassword = 50%\\n;x\n");

        assertThat(in.section("db").secret("password")).startsWith("50%\\n");
    }

    @Test
    void namesAMissingFile() {
        ConfigException problems =
                catchThrowableOfType(
                        ConfigException.class, () -> ConfigReader.open(folder.resolve("absent")));

        assertThat(problems).hasMessageContaining("absent").hasMessageContaining("no such file");
    }

    @Test
    void everyKeyThatWasAskedForIsToldWithItsDefaultAndWhatTheFileSays() throws Exception {
        ConfigReader in = read("[a]\nwait = 250ms\n");
        ConfigSection a = in.section("a");
        a.duration("wait", Duration.ofMinutes(2));
        a.oneOf("colour", Colour.class, Colour.RED);
        a.text("name");
        a.words("hosts", List.of("x", "y"));
        a.optionalPath("file");

        assertThat(in.settings())
                .extracting(Setting::key, Setting::normal, Setting::given)
                .containsExactly(
                        tuple("wait", "2m", "250ms"),
                        tuple("colour", "red", null),
                        tuple("name", null, null),
                        tuple("hosts", "x, y", null),
                        tuple("file", null, null));
    }

    @Test
    void aSecretIsMaskedWhereverItStands() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "swordfish");
        ConfigReader in = read("[a]\npasswd = swordfish\nother_file = " + file + "\n");
        ConfigSection a = in.section("a");
        a.secret("passwd");
        a.secret("other");

        String json = Settings.of(in, List.of()).json();

        assertThat(json).doesNotContain("swordfish").contains(Setting.MASKED, file.toString());
    }

    @Test
    void settingsAreReadAsTheyWereWritten() throws Exception {
        ConfigReader in = read("[a]\nwait = soon\n");
        in.section("a").duration("wait", Duration.ofMillis(1500));
        Settings written = Settings.of(in, List.of("[a] wait: wrong"));

        assertThat(Json.lenient().readValue(written.json(), Settings.class)).isEqualTo(written);
    }
}
