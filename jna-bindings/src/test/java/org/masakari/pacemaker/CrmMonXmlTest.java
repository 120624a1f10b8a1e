package org.masakari.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrmMonXmlTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "healthy, compute1, ONLINE",
        "healthy, node1, ONLINE",
        "majority-unclean-fencing-failing, node3, UNCLEAN",
        "after-fence-offline, node3, OFFLINE",
        "after-fence-offline, compute1, ONLINE",
        "remote-unclean-fencing-failing, compute1, UNCLEAN",
        "remote-fenced-off, compute1, OFFLINE",
        "minority-view, node1, UNCLEAN"
    })
    void aNodesFlagsComeDownToItsCondition(String sample, String node, NodeCondition expected)
            throws Exception {
        assertThat(sample(sample).node(node).orElseThrow().condition()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"healthy, true", "remote-fenced-off, true", "minority-view, false"})
    void quorumIsWhatTheDcSays(String sample, boolean quorate) throws Exception {
        assertThat(sample(sample).quorate()).isEqualTo(quorate);
    }

    @Test
    void nodesAreListedOnceThoughResourcesNameThemToo() throws Exception {
        assertThat(sample("remote-fenced-off").nodes())
                .extracting(ClusterNode::name)
                .containsExactly("compute1", "node1", "node2", "node3");
    }

    @Test
    void theHistoryKeepsWhatSucceededWhatFailedAndWhatIsPending() throws Exception {
        assertThat(fencings(sample("majority-unclean-fencing-failing")))
                .extracting(PastFencing::status)
                .containsExactly(PastFencing.Status.PENDING, PastFencing.Status.FAILED);
        assertThat(fencings(sample("remote-fenced-off")).get(0))
                .isEqualTo(
                        new PastFencing(
                                "compute1",
                                "reboot",
                                PastFencing.Status.SUCCESS,
                                Instant.parse("2026-11-22T13:47:08Z"),
                                "node1",
                                "node2",
                                "pacemaker-controld.72",
                                null));
    }

    @Test
    void aFailedFencingCarriesTheWordsOfItsAgent() throws Exception {
        ClusterView view =
                read(
                        document(
                                "<fence_history><fence_event target=\"a\" action=\"off\""
                                        + " status=\"failed\" exit-reason=\"no BMC\"/></fence_history>"));

        assertThat(fencings(view).get(0).exitReason()).isEqualTo("no BMC");
    }

    @Test
    void aResourceSaysWhereItRuns() throws Exception {
        assertThat(sample("remote-fenced-off").resources())
                .contains(
                        new ClusterResource(
                                "x", "ocf:masakari:test", "Started", false, true, List.of("node3")),
                        new ClusterResource(
                                "x", "ocf:masakari:test", "Stopped", false, true, List.of()));
    }

    @Test
    void theOptionsThatDecideWhetherAFailureIsFencedAreRead() throws Exception {
        String options = "<cluster_options stonith-enabled=\"false\" maintenance-mode=\"true\"/>";

        assertThat(sample("healthy").options()).isEqualTo(ClusterOptions.USUAL);
        assertThat(read(document(options)).options()).isEqualTo(new ClusterOptions(false, true));
    }

    @Test
    void aFencerThatDoesNotAnswerMakesTheHistoryUnknownNotEmpty() throws Exception {
        ClusterView view = read(document("<fence_history status=\"102\"/>"));

        assertThat(view.history())
                .isEqualTo(new FencingHistory.Unknown("the fencer did not answer (102)"));
    }

    @Test
    void aDocumentWithoutHistoryMakesItUnknown() throws Exception {
        assertThat(read(document("")).history()).isInstanceOf(FencingHistory.Unknown.class);
    }

    @Test
    void aFailedCrmMonIsNoView() {
        String down = document("").replace("code=\"0\"", "code=\"105\"");

        assertThatThrownBy(() -> read(down)).hasMessageContaining("105");
    }

    @Test
    void aDocumentCutOffIsNoView() {
        String whole = document("<fence_history/>");

        assertThatThrownBy(() -> read(whole.substring(0, whole.length() - 5)))
                .isInstanceOf(PacemakerException.class);
    }

    @Test
    void anExternalEntityIsNotRead() {
        String hostile =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + "<pacemaker-result>&e;</pacemaker-result>";

        assertThatThrownBy(() -> read(hostile)).isInstanceOf(PacemakerException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2026-11-22 13:44:40Z, 2026-11-22T13:44:40Z",
        "2026-11-22 13:44:40.016062Z, 2026-11-22T13:44:40.016062Z",
        "2026-11-22 13:44:40 +01:00, 2026-11-22T12:44:40Z",
        "2026-11-22 13:44:40.5 -02:00, 2026-11-22T15:44:40.5Z"
    })
    void theTimesOfAllVersionsAreRead(String text, Instant expected) {
        assertThat(CrmMonXml.completed(text)).isEqualTo(expected);
    }

    private static List<PastFencing> fencings(ClusterView view) {
        return ((FencingHistory.Known) view.history()).fencings();
    }

    private static String document(String history) {
        return "<pacemaker-result><summary><current_dc present=\"true\" with_quorum=\"true\"/>"
                + "</summary><nodes/>"
                + history
                + "<status code=\"0\" message=\"OK\"/></pacemaker-result>";
    }

    private static ClusterView read(String xml) throws PacemakerException {
        return CrmMonXml.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static ClusterView sample(String name) throws IOException, PacemakerException {
        try (InputStream in =
                CrmMonXmlTest.class.getResourceAsStream("/crm_mon/" + name + ".xml")) {
            return CrmMonXml.read(Objects.requireNonNull(in, name));
        }
    }
}
