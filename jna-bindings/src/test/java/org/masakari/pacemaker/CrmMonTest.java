package org.masakari.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrmMonTest {
    private static final Path HEALTHY = Path.of("src/test/resources/crm_mon/healthy.xml");

    @Test
    void whatTheProgramWritesIsTheView() {
        assertThat(look("cat " + HEALTHY))
                .isInstanceOfSatisfying(
                        ClusterLook.Seen.class,
                        seen -> assertThat(seen.view().node("compute1")).isPresent());
    }

    @Test
    void aMissingProgramIsAFailedLook() {
        try (CrmMon crmMon = new CrmMon(List.of("/nonexistent/crm_mon"), Duration.ofSeconds(5))) {
            assertThat(crmMon.look()).isInstanceOf(ClusterLook.Failed.class);
        }
    }

    @Test
    void aProgramThatHangsIsAskedAgainWithoutHistory() {
        String hangsUnlessWithoutHistory =
                "case \"$*\" in *history=0*) cat " + HEALTHY + " ;; *) exec sleep 60 ;; esac";

        assertThat(look(hangsUnlessWithoutHistory))
                .isInstanceOfSatisfying(
                        ClusterLook.Seen.class,
                        seen ->
                                assertThat(seen.view().history())
                                        .isInstanceOf(FencingHistory.Unknown.class));
    }

    @Test
    void aProgramThatHangsForGoodIsAFailedLook() {
        assertThat(look("exec sleep 60")).isInstanceOf(ClusterLook.Failed.class);
    }

    private static ClusterLook look(String script) {
        try (CrmMon crmMon =
                new CrmMon(List.of("sh", "-c", script, "crm_mon"), Duration.ofMillis(500))) {
            return crmMon.look();
        }
    }
}
