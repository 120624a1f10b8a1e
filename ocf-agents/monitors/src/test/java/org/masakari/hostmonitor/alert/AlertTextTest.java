package org.masakari.hostmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.hostmonitor.judge.FencingReport;
import org.masakari.hostmonitor.judge.Observation;
import org.masakari.protocol.evidence.EvidenceSource;

class AlertTextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T13:44:41Z");
    private static final Instant THEN = Instant.parse("2026-11-22T13:44:40.016062Z");

    @Test
    void aFencingAlertTellsAllThatItsDescriptionHolds() {
        String desc =
                "Operation reboot of node2 by node1 for pacemaker-controld.70@node3: OK (ref=0f8f)";

        assertThat(AlertText.read(alert("fencing", desc, "0"), NOW))
                .isEqualTo(seen("reboot", true, "node1", "pacemaker-controld.70", "node3"));
    }

    @Test
    void aManualAcknowledgementNamesAHuman() {
        String desc = "Operation off of node2 by a human for stonith_admin.9@node1: OK (ref=0f8f)";

        assertThat(AlertText.read(alert("fencing", desc, "0"), NOW))
                .isEqualTo(seen("off", true, "a human", "stonith_admin.9", "node1"));
    }

    @Test
    void aFailedFencingIsOne() {
        String desc =
                "Operation reboot of node2 by <no-one> for pacemaker-controld.70@node3: Error"
                        + " (ref=0f8f)";

        assertThat(AlertText.read(alert("fencing", desc, "-61"), NOW))
                .isEqualTo(seen("reboot", false, "<no-one>", "pacemaker-controld.70", "node3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kind=fencing\n",
                "kind=node\nnode=compute1\ndesc=lost\n",
                "kind=fencing\nnode=node2\ndesc=something else\nrc=0\n",
                "\u0000\u0001=\n=\n"
            })
    void anythingElseIsAHintToLookAtTheCluster(String text) {
        assertThat(AlertText.read(text, NOW)).isEqualTo(new Observation.Hint());
    }

    @Test
    void aTimeInTheFutureCountsAsNow() {
        String desc =
                "Operation off of node2 by node1 for pacemaker-controld.70@node3: OK (ref=0f8f)";

        Observation read = AlertText.read(alert("fencing", desc, "0"), THEN.minusSeconds(9));

        assertThat(((Observation.FencingSeen) read).report().completedAt())
                .isEqualTo(THEN.minusSeconds(9));
    }

    private static String alert(String kind, String desc, String rc) {
        return String.join(
                "\n",
                "kind=" + kind,
                "node=node2",
                "desc=" + desc,
                "rc=" + rc,
                "epoch=" + THEN.getEpochSecond(),
                "usec=016062",
                "");
    }

    private static Observation seen(
            String action, boolean ok, String delegate, String client, String origin) {
        return new Observation.FencingSeen(
                new FencingReport(
                        "node2",
                        action,
                        ok,
                        "0f8f",
                        THEN,
                        origin,
                        delegate,
                        client,
                        EvidenceSource.ALERT));
    }
}
