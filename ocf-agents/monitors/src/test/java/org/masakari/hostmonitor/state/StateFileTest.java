package org.masakari.hostmonitor.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.hostmonitor.judge.Candidate;
import org.masakari.hostmonitor.judge.FencingReport;
import org.masakari.hostmonitor.judge.Loss;
import org.masakari.hostmonitor.judge.NodeRecord;
import org.masakari.hostmonitor.judge.Opinion;
import org.masakari.protocol.evidence.EvidenceSource;

class StateFileTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir Path folder;

    @Test
    void whatWasSavedIsThereForTheNextProcess() {
        FencingReport fencing =
                new FencingReport(
                        "a", "off", true, null, NOON, null, null, "c", EvidenceSource.ALERT);
        Map<String, NodeRecord> nodes =
                Map.of(
                        "a",
                        new NodeRecord(
                                NOON,
                                NOON,
                                null,
                                true,
                                new Candidate(fencing, NOON, 3, false, Opinion.OFF),
                                new Loss(NOON, true)));

        new StateFile(folder).save(nodes);

        assertThat(new StateFile(folder).load()).isEqualTo(nodes);
    }

    @Test
    void aNodeThatStaysOnlineIsWrittenOnceAMinute() throws IOException {
        StateFile file = new StateFile(folder);
        file.save(online(NOON.plusSeconds(1)));
        Path written = folder.resolve("nodes.json");
        Files.setLastModifiedTime(written, FileTime.from(NOON));

        file.save(online(NOON.plusSeconds(11)));

        assertThat(Files.getLastModifiedTime(written).toInstant()).isEqualTo(NOON);
    }

    @Test
    void aDamagedFileIsABeginningAnew() throws IOException {
        Files.writeString(folder.resolve("nodes.json"), "{\"a\":");

        assertThat(new StateFile(folder).load()).isEmpty();
    }

    private static Map<String, NodeRecord> online(Instant when) {
        return Map.of("a", new NodeRecord(when, null, null, false, null, null));
    }
}
