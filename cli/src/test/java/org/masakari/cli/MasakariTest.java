package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

class MasakariTest {
    private static final String NOBODY = "http://127.0.0.1:1";

    @TempDir Path folder;

    @Test
    void helpListsTheExitCodes() {
        Result result = Cli.in(Map.of()).run("--help");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out())
                .contains("Exit codes:", "  3   there is no such segment", "  5   no controller");
    }

    @Test
    void theOriginalsToolsAreNotInTheHelp() {
        Result result = Cli.in(Map.of()).run("--help");

        assertThat(result.out()).contains("reserved-host").doesNotContain("-manage");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "segment list",
                "segment show",
                "segment create",
                "segment update",
                "segment delete",
                "host list",
                "host show",
                "host create",
                "host update",
                "host delete",
                "reserved-host list",
                "reserved-host add",
                "reserved-host update",
                "reserved-host delete",
                "reserve-host-manage",
                "notification-status-manage",
                "recovery-status-manage",
                "vmha-data-manage",
                "notification list",
                "notification show",
                "recovery list",
                "recovery show",
                "recovery watch",
                "keystone register",
                "keystone unregister",
                "import"
            })
    void everyCommandHasExamplesAndTheGlobalOptions(String command) {
        Result result = Cli.in(Map.of()).run((command + " --help").split(" "));

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out())
                .contains("Examples:\n  masakari " + command, "--url=URL", "-o, --output=FORMAT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "segment",
                "segmnt list",
                "segment create",
                "segment update az1",
                "host update compute1",
                "segment list -o xml",
                "segment create az1 --recovery-method magic",
                "recovery show not-a-uuid",
                "reserved-host",
                "reserved-host add az1",
                "reserved-host update compute1",
                "reserve-host-manage",
                "reserve-host-manage --mode remove",
                "reserve-host-manage --mode add --port az1",
                "reserve-host-manage --mode update --port az1 --before-host a",
                "reserve-host-manage --mode delete --host a",
                "notification-status-manage --mode update",
                "recovery-status-manage --mode update",
                "vmha-data-manage --mode list",
                "recovery watch --timeout soon",
                "recovery watch --since yesterday",
                "recovery list --host a/b",
                "segment list --url localhost"
            })
    void wrongUsageSendsNothingAndSaysWhatToDo(String line) {
        try (FakeController controller = new FakeController()) {
            Result result =
                    Cli.of(controller).run(line.isEmpty() ? new String[0] : line.split(" "));

            assertThat(result.exit()).isEqualTo(Exit.USAGE);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).startsWith("masakari: ").contains("what to do:");
            assertThat(controller.received()).isEmpty();
        }
    }

    @Test
    void globalOptionsMayStandBeforeTheVerbAndAfterIt() {
        try (FakeController controller = new FakeController()) {
            controller.on("GET /v1/segments", "segments", List.of(Samples.segment(1, "az1")));
            Cli cli = Cli.in(Map.of());

            Result before = cli.run("--url", controller.url(), "-o", "json", "segment", "list");
            Result after = cli.run("segment", "list", "--url", controller.url(), "-o", "json");

            assertThat(before.out()).isEqualTo(after.out()).startsWith("[ {");
        }
    }

    @Test
    void noControllerIsTold() {
        Result result = Cli.in(Map.of()).run("segment", "list", "--url", NOBODY);

        assertThat(result.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(result.err().lines())
                .hasSize(4)
                .first()
                .asString()
                .startsWith("masakari: no controller answered: " + NOBODY);
    }

    @Test
    void theNextAddressIsTriedWhenOneDoesNotAnswer() {
        try (FakeController controller = new FakeController()) {
            controller.on("GET /v1/segments", "segments", List.of());

            Result result =
                    Cli.in(Map.of("MASAKARI_URL", NOBODY + ", " + controller.url()))
                            .run("segment", "list");

            assertThat(result.exit()).isEqualTo(Exit.OK);
        }
    }

    @Test
    void theConfigFileNamesTheController() throws IOException {
        try (FakeController controller = new FakeController()) {
            controller.on("GET /v1/segments", "segments", List.of());
            Path file = folder.resolve("cli.conf");
            Files.writeString(file, "[controller]\nurls = " + controller.url() + "\n");

            Result result =
                    Cli.in(Map.of("MASAKARI_URL", NOBODY))
                            .run("segment", "list", "--config", file.toString());

            assertThat(result.exit()).isEqualTo(Exit.OK);
        }
    }

    @Test
    void theSampleConfigIsValid() {
        Result result =
                Cli.in(Map.of()).run("segment", "list", "--config", "etc/masakari-cli.conf");

        assertThat(result.exit()).isNotEqualTo(Exit.USAGE);
    }

    @Test
    void aWrongConfigFileIsToldWithItsKeys() throws IOException {
        Path file = folder.resolve("cli.conf");
        Files.writeString(file, "[controller]\nurl = http://a\n");

        Result result = Cli.in(Map.of()).run("segment", "list", "--config", file.toString());

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains(file.toString(), "[controller] url: unknown key");
    }

    @Test
    void aBusyControllerIsTold() {
        try (FakeController controller = new FakeController()) {
            controller.refuses("GET /v1/segments", 503, "the database cannot be used now");

            Result result = Cli.of(controller).run("segment", "list");

            assertThat(result.exit()).isEqualTo(Exit.UNREACHABLE);
            assertThat(result.err()).contains("the database cannot be used now");
        }
    }

    @Test
    void anAnswerThatIsNoneOfTheApiIsTold() {
        try (FakeController controller = new FakeController()) {
            controller.on("GET /v1/segments", 200, Map.of("segments", List.of("strange")));

            Result result = Cli.of(controller).run("segment", "list");

            assertThat(result.exit()).isEqualTo(Exit.FAILED);
            assertThat(result.err()).contains("the answer is no SegmentDocument");
        }
    }
}
