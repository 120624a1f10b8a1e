package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Certificate;
import org.masakari.protocol.api.DiagnosisDocument.ComputeService;
import org.masakari.protocol.api.DiagnosisDocument.Database;
import org.masakari.protocol.api.DiagnosisDocument.Keystone;
import org.masakari.protocol.api.DiagnosisDocument.Nova;

/** What a controller tells of itself and of what it needs. */
class DoctorDiagnosisTest extends DoctorCase {
    @Test
    void aGaleraClusterKeepsWhatItsNodesHaveTogether() {
        says(diagnosis(new Database(null, 2L, 3L, "7", 0, 2, 3), nova(service("compute1"))));

        assertThat(run().exit()).isEqualTo(Exit.OK);
    }

    @Test
    void aControllerThatIsNotReadyFailsWithWhatIsMissing() throws Exception {
        says(
                diagnosis(
                        "0.1.0",
                        Map.of("nova", "connection refused"),
                        DATABASE,
                        nova(service("compute1")),
                        null));

        assertThat(line("controller " + controller.url().substring(7)))
                .isEqualTo("fail not ready: {nova=connection refused}");
    }

    @Test
    void anAccountWithoutTheRoleThatNovaAsksForIsToldAsNotChecked() throws Exception {
        DiagnosisDocument told = diagnosis(DATABASE, nova(service("compute1")));
        says(
                new DiagnosisDocument(
                        told.controller(),
                        told.version(),
                        told.time(),
                        told.problems(),
                        told.database(),
                        new Keystone(null, 20L, "masakari", Set.of("member")),
                        told.nova(),
                        null,
                        List.of()));

        assertThat(line(about("right to evacuate"))).startsWith("not checked because");
    }

    @Test
    void aSchemaThatIsTooOldFails() throws Exception {
        says(diagnosis(new Database(null, 2L, 3L, "5", 2, 1, 0), nova(service("compute1"))));

        assertThat(line(about("database"))).isEqualTo("fail 2 schema migrations are missing");
    }

    @Test
    void clocksThatDifferWarn() throws Exception {
        says(diagnosis(new Database(null, 2L, 90_000L, "7", 0, 1, 0), nova(service("compute1"))));

        assertThat(line(about("database")))
                .isEqualTo("warn its clock differs by 90000 ms from the controller's");
    }

    @Test
    void anAccountThatMayNotForceDownFails() throws Exception {
        says(
                diagnosis(
                        DATABASE,
                        new Nova(null, 40L, "2.59", 0L, false, List.of(service("compute1")))));

        assertThat(line(about("nova")))
                .isEqualTo("fail the account may not force a compute service down");
    }

    @Test
    void aRightThatCannotBeToldIsNotChecked() throws Exception {
        says(
                diagnosis(
                        DATABASE,
                        new Nova(null, 40L, "2.59", 0L, null, List.of(service("compute1")))));

        assertThat(line(about("right to force down"))).startsWith("not checked because");
    }

    @Test
    void aNovaThatDoesNotAnswerFailsInItsWords() throws Exception {
        says(diagnosis(DATABASE, Nova.failed("no answer within 8 s")));

        assertThat(line(about("nova"))).isEqualTo("fail no answer within 8 s");
        assertThat(line("names")).startsWith("not checked because Pacemaker was not seen");
    }

    @Test
    void aCertificateThatEndsSoonWarnsAndOneThatHasEndedFails() throws Exception {
        Instant soon = Samples.OPENED.plus(Duration.ofDays(3));
        says(
                diagnosis(
                        "0.1.0",
                        Map.of(),
                        DATABASE,
                        nova(service("compute1")),
                        new Certificate("CN=c1", soon)));
        assertThat(line(about("certificate"))).startsWith("warn CN=c1");

        says(
                diagnosis(
                        "0.1.0",
                        Map.of(),
                        DATABASE,
                        nova(service("compute1")),
                        new Certificate("CN=c1", Samples.OPENED.minusSeconds(1))));
        assertThat(line(about("certificate"))).startsWith("fail CN=c1");
    }

    @Test
    void aServiceThatIsForcedDownForNoIncidentFails() throws Exception {
        says(
                diagnosis(
                        DATABASE,
                        nova(
                                new ComputeService(
                                        new HostName("compute1"), true, null, false, true))));

        assertThat(line("nova-compute of compute1"))
                .isEqualTo("fail forced down, without an open incident");
    }
}
