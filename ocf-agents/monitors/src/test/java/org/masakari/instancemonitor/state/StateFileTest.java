package org.masakari.instancemonitor.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.instancemonitor.judge.DomainRecord;
import org.masakari.instancemonitor.judge.Failure;

class StateFileTest {
    private static final Map<UUID, DomainRecord> ACTIVE =
            Map.of(
                    new UUID(1, 1), DomainRecord.RUNNING,
                    new UUID(1, 2), DomainRecord.INCOMING,
                    new UUID(1, 3), new DomainRecord(false, Failure.IO_ERROR, null));

    @TempDir Path folder;

    @Test
    void whatWasSavedIsLoadedByAnotherProcess() {
        new StateFile(folder, "boot").save(ACTIVE);

        assertThat(new StateFile(folder, "boot").load()).isEqualTo(ACTIVE);
    }

    @Test
    void whatIsOfAnEarlierBootIsNotLoaded() {
        new StateFile(folder, "boot").save(ACTIVE);

        assertThat(new StateFile(folder, "another boot").load()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsNoFile() throws IOException {
        Files.writeString(folder.resolve("domains.json"), "{");

        assertThat(new StateFile(folder, "boot").load()).isEmpty();
    }
}
