package org.masakari.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On what {@code stonith_admin} of Pacemaker 2.1.5 wrote. */
class StonithAdminTest {
    private static final String DEVICES =
            """
            <pacemaker-result api-version="2.25" request="stonith_admin --list compute1">
              <list name="registered fence devices" count="2">
                <item name="device">fence-computes</item>
                <item name="device">fence-rack</item>
              </list>
              <status code="0" message="OK"/>
            </pacemaker-result>
            """;

    private static final String HISTORY =
            """
            <pacemaker-result api-version="2.25" request="stonith_admin --history * --verbose">
              <list name="fencing history" count="2">
                <fence_event action="reboot" target="compute1" client="pacemaker-controld.68"
                  origin="controller1" status="success" delegate="controller3"
                  completed="2026-11-25 09:03:00Z"/>
                <fence_event action="off" target="compute2" client="pacemaker-controld.68"
                  origin="controller1" status="failed" delegate="controller3"
                  completed="2026-11-25 08:51:02Z"/>
              </list>
              <status code="0" message="OK"/>
            </pacemaker-result>
            """;

    private static final String NOT_FENCED =
            """
            <pacemaker-result api-version="2.25" request="stonith_admin --reboot compute1 --timeout 300 --output-as=xml">
              <status code="102" message="Not connected">
                <errors>
                  <error>stonith_admin: Couldn't fence compute1: Transport endpoint is not connected</error>
                </errors>
              </status>
            </pacemaker-result>
            """;

    @Test
    void theDevicesOfANodeAreListed() throws IOException {
        assertThat(admin(DEVICES).devices("compute1"))
                .containsExactly("fence-computes", "fence-rack");
    }

    @Test
    void theHistoryIsThatOfCrmMon() throws IOException {
        assertThat(admin(HISTORY).history())
                .extracting(PastFencing::target, PastFencing::status, PastFencing::completed)
                .containsExactly(
                        tuple(
                                "compute1",
                                PastFencing.Status.SUCCESS,
                                Instant.parse("2026-11-25T09:03:00Z")),
                        tuple(
                                "compute2",
                                PastFencing.Status.FAILED,
                                Instant.parse("2026-11-25T08:51:02Z")));
    }

    @Test
    void anotherStatusIsAnError() {
        String noFencer =
                DEVICES.replace("code=\"0\" message=\"OK\"", "code=\"102\" message=\"x\"");

        assertThatThrownBy(() -> admin(noFencer).devices("compute1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("102");
    }

    @Test
    void aNodeIsRebootedByItsNameWithinATime() throws IOException {
        StonithAdmin admin =
                new StonithAdmin(
                        List.of(
                                "sh",
                                "-c",
                                "[ \"$*\" = '--reboot compute1 --timeout 300 --output-as=xml' ]"
                                        + " && code=0 || code=64;"
                                        + " echo \"<pacemaker-result><status code='$code'"
                                        + " message='$*'/></pacemaker-result>\"",
                                "stonith_admin"),
                        Duration.ofSeconds(30));

        assertThatCode(() -> admin.reboot("compute1", Duration.ofMinutes(5)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> admin.reboot("compute2", Duration.ofMinutes(5)))
                .hasMessageContaining("answered 64");
    }

    @Test
    void aFencingThatFailsIsAnErrorWithTheFencersReason() {
        assertThatThrownBy(() -> admin(NOT_FENCED).reboot("compute1", Duration.ofMinutes(5)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "stonith_admin answered 102: Not connected; stonith_admin: Couldn't fence"
                                + " compute1: Transport endpoint is not connected");
    }

    @Test
    void aFencerThatHangsIsAnError() {
        StonithAdmin admin =
                new StonithAdmin(List.of("sh", "-c", "exec sleep 60", "x"), Duration.ofMillis(300));

        assertThatThrownBy(() -> admin.devices("compute1")).hasMessageContaining("no answer");
    }

    private static StonithAdmin admin(String xml) {
        return new StonithAdmin(
                List.of("sh", "-c", "cat <<'END'\n" + xml + "END\n", "x"), Duration.ofSeconds(30));
    }
}
