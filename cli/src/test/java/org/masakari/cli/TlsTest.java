package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.client.FakeController;
import org.masakari.protocol.tls.TestAuthority;

/** The command and a controller that speaks TLS. */
class TlsTest {
    @TempDir Path folder;
    private TestAuthority authority;
    private FakeController controller;

    @BeforeEach
    void start() {
        authority = new TestAuthority(folder, "ca");
        controller = new FakeController(authority.issue("controller1"), false);
    }

    @AfterEach
    void close() {
        controller.close();
    }

    private Cli.Result list(Map<String, String> environment, String... options) {
        String[] line = new String[4 + options.length];
        System.arraycopy(options, 0, line, 0, options.length);
        String[] words = {"segment", "list", "--url", controller.url().toString()};
        System.arraycopy(words, 0, line, options.length, words.length);
        return Cli.in(environment).run(line);
    }

    private String file() {
        return authority.certificate().toString();
    }

    @Test
    void trustsTheFileOfTheOption() {
        assertThat(list(Map.of(), "--os-cacert", file()).exit()).isEqualTo(Exit.OK);
    }

    @Test
    void trustsTheFileOfTheVariable() {
        assertThat(list(Map.of("OS_CACERT", file())).exit()).isEqualTo(Exit.OK);
    }

    @Test
    void trustsTheFileOfTheConfig() throws IOException {
        Path config =
                Files.writeString(
                        folder.resolve("cli.conf"),
                        "[controller]\nurls = " + controller.url() + "\ncafile = " + file() + "\n");

        Cli.Result result = Cli.in(Map.of()).run("segment", "list", "--config", config.toString());

        assertThat(result.exit()).isEqualTo(Exit.OK);
    }

    @Test
    void saysOfAControllerThatIsNotTrustedWhichFileHelps() {
        Cli.Result result = list(Map.of());

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err())
                .contains("no controller was trusted", "issued by CN=ca", "--os-cacert");
    }

    @Test
    void saysThatAFileIsMissingBeforeItAsks() {
        Cli.Result result = list(Map.of("OS_CACERT", folder + "/no.pem"));

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("no.pem is missing", "nothing was sent");
    }

    @Test
    void needsTheKeyOfACertificate() {
        Cli.Result result = list(Map.of(), "--os-cert", file());

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("go together");
    }
}
