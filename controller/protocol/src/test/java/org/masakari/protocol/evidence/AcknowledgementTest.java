package org.masakari.protocol.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.HostName;
import org.masakari.protocol.json.Json;

class AcknowledgementTest {
    private static final HostName HOST = new HostName("compute1");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static FencingEvidence holding(Duration time) {
        return FencingEvidence.acknowledged(
                HOST, NOW, "alice", new Acknowledgement("plugs pulled", NOW.plus(time)));
    }

    @Test
    void holdsForAnHourAtMost() {
        Duration tooLong = Acknowledgement.LONGEST.plusMillis(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> holding(tooLong))
                .withMessageContaining("60 min");
    }

    @Test
    void comesFromAnOperatorOnly() {
        Acknowledgement word = new Acknowledgement("plugs pulled", NOW);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new FencingEvidence(
                                        HOST,
                                        FencingAction.OFF,
                                        null,
                                        NOW,
                                        null,
                                        null,
                                        null,
                                        EvidenceSource.FENCER,
                                        "controller1",
                                        word))
                .withMessageContaining("operator");
    }

    @Test
    void travelsWithTheEvidence() throws Exception {
        FencingEvidence evidence = holding(Acknowledgement.LONGEST);

        String json = Json.strict().writeValueAsString(evidence);

        assertThat(Json.strict().readValue(json, FencingEvidence.class)).isEqualTo(evidence);
    }

    @Test
    void isNotMentionedWhereThereIsNone() throws Exception {
        FencingEvidence claim =
                FencingEvidence.claimed(HOST, NOW, EvidenceSource.MONITOR, "10.0.0.1");

        assertThat(Json.strict().writeValueAsString(claim)).doesNotContain("acknowledgement");
    }
}
