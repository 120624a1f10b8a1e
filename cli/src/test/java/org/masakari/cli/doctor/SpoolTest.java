package org.masakari.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir Path folder;

    @Test
    void aFolderThatIsNotThereIsTroubled() {
        assertThat(Spool.standard().trouble(folder.resolve("none")))
                .contains("there is no such folder");
    }

    @Test
    void aFolderOfSomebodyElseIsTroubled() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        assertThat(Spool.standard().trouble(folder).orElseThrow())
                .startsWith("hacluster cannot write there");
    }

    @Test
    void aFolderThatEverybodyMayWriteIsFine() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(Spool.standard().trouble(folder)).isEmpty();
    }
}
