package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.DiagnosisDocument.Database;

/** What the doctor writes for node_exporter. */
class DoctorTextfileTest extends DoctorCase {
    @TempDir Path folder;

    private Result write(Path file) {
        return run("--textfile", file.toString());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void whatIsFoundIsInTheFileAndNothingIsPrinted() throws IOException {
        Path file = folder.resolve("masakari.prom");

        Result result = write(file);

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out()).isEmpty();
        assertThat(file)
                .content()
                .contains("masakari_node_check{check=\"segment rack1\"} 0\n")
                .contains("masakari_node_check{check=\"" + about("database") + "\"} 0\n")
                .doesNotContain("check=\"pacemaker\"");
    }

    @Test
    void aFailIsInTheFileAndInTheExitCode() throws IOException {
        says(diagnosis(new Database(null, 2L, 3L, "7", 0, 2, 0), nova(service("compute1"))));
        Path file = folder.resolve("masakari.prom");

        Result result = write(file);

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(file)
                .content()
                .contains("masakari_node_check{check=\"" + about("database") + "\"} 2\n");
    }

    @Test
    void whatWasThereIsReplacedAndOthersMayReadIt() throws IOException {
        Path file = Files.writeString(folder.resolve("masakari.prom"), "of yesterday");

        write(file);

        assertThat(file).content().doesNotContain("yesterday");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void aFolderThatIsNotThereIsNamedAndNothingIsLeft() throws IOException {
        Result result = write(folder.resolve("absent/masakari.prom"));

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err())
                .contains("absent/masakari.prom cannot be written")
                .contains("--collector.textfile.directory");
        assertThat(files()).isEmpty();
    }

    @Test
    void aNameThatNodeExporterPassesOverIsRefused() {
        Result result = write(folder.resolve("masakari.txt"));

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("does not end with .prom");
    }

    @Test
    void aKeystoneThatIsAwayHidesNothingOfThisNode() throws IOException {
        Path file = folder.resolve("masakari.prom");

        Result result =
                Cli.in(
                                Map.of(
                                        "MASAKARI_URL",
                                        controller.url(),
                                        "OS_AUTH_URL",
                                        "http://127.0.0.1:1/v3",
                                        "OS_USERNAME",
                                        "alice",
                                        "OS_PASSWORD",
                                        "secret",
                                        "OS_PROJECT_NAME",
                                        "admin"))
                        .run("doctor", "--textfile", file.toString());

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(file).content().contains("masakari_node_checked_timestamp_seconds");
    }
}
