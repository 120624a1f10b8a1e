package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.PauseDocument;

class PauseTest {
    private static final PauseDocument PAUSE =
            new PauseDocument("az1", "alice", "new power supplies", Samples.OPENED);

    private final FakeController controller =
            new FakeController()
                    .on("GET /v1/pauses", "pauses", List.of(PAUSE))
                    .on("POST /v1/pauses", 201, Map.of("pause", PAUSE))
                    .on("DELETE /v1/pauses?segment=az1", 204, Map.of());

    @AfterEach
    void close() {
        controller.close();
    }

    private Result run(String... words) {
        return Cli.of(controller).run(words);
    }

    @Test
    void aPauseIsToldWithItsOperatorAndReason() {
        Result result =
                run("pause", "--segment", "az1", "--operator", "alice", "--reason", "new supplies");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(controller.received())
                .containsExactly(
                        "POST /v1/pauses {\"pause\":{\"segment\":\"az1\",\"operator\":\"alice\","
                                + "\"reason\":\"new supplies\"}}");
    }

    @Test
    void whatIsPausedIsListed() {
        Result result = run("pause", "-o", "csv");

        assertThat(result.out().lines())
                .containsExactly(
                        "segment,operator,since,reason",
                        "az1,alice,2026-11-22T10:00:00.250Z,new power supplies");
    }

    @Test
    void aSegmentAloneIsNoPause() {
        Result result = run("pause", "--segment", "az1");

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void resumeEndsThePauseOfItsSegment() {
        Result result = run("resume", "--segment", "az1");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(controller.received()).containsExactly("DELETE /v1/pauses?segment=az1");
    }

    @Test
    void resumeOfWhatIsNotPausedIsNotFound() {
        Result result = run("resume");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
    }
}
