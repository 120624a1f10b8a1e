package org.masakari.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.HostName;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.Verdict;

/** On what Pacemaker's programs wrote. */
class FencingReadinessTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private static final Finding CONTROLLER = Finding.ok("controller c1", "ready");

    @TempDir Path folder;
    private RecordedCluster cluster = new RecordedCluster(Path.of("/"));
    private Map<String, String> hostNames = Map.of();

    @BeforeEach
    void healthy() {
        cluster = new RecordedCluster(folder);
    }

    private List<Finding> of(String host) {
        return new FencingReadiness(
                        new ClusterChecks(cluster.programs(), path -> Optional.empty(), CLOCK),
                        () -> hostNames,
                        () -> List.of(CONTROLLER))
                .findings(new HostName(host));
    }

    private static List<String> failing(List<Finding> findings) {
        return findings.stream()
                .filter(each -> each.verdict() == Verdict.FAIL)
                .map(Finding::check)
                .toList();
    }

    @Test
    void aHealthyClusterCouldFenceItsHost() {
        assertThat(of("compute1"))
                .contains(Finding.ok("node compute1", "online"), CONTROLLER)
                .allSatisfy(each -> assertThat(each.verdict()).isEqualTo(Verdict.OK));
    }

    @Test
    void aHostThatIsNoNodeIsNeverFenced() {
        assertThat(failing(of("compute77"))).containsExactly("node compute77");
    }

    @Test
    void theNodeOfAHostMayHaveAnotherName() {
        hostNames = Map.of("compute1", "compute1.example.org");

        assertThat(of("compute1.example.org")).contains(Finding.ok("node compute1", "online"));
    }

    @Test
    void onlyItsOwnFenceDeviceIsOfInterest() {
        cluster.withoutDevices();

        assertThat(failing(of("compute1"))).containsExactly("fence device of compute1");
    }

    @Test
    void thatAnotherHostsFencingFailedIsOfNoInterest() {
        cluster.lastFencing("failed");

        assertThat(failing(of("compute1"))).isEmpty();
        assertThat(failing(of("compute2"))).containsExactly("last fencing of compute2");
    }
}
