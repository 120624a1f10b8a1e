package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

class DeclarationTest {
    private static final String[] ACK = {
        "ack", "compute1", "--operator", "alice", "--reason", "pulled both plugs"
    };
    private static final String RELEASE = "POST /v1/recoveries/" + Samples.RECOVERY + "/release";

    private final FakeController controller = new FakeController();

    @AfterEach
    void close() {
        controller.close();
    }

    private Result run(String... words) {
        return Cli.of(controller).run(words);
    }

    private static String[] with(String... more) {
        String[] all = java.util.Arrays.copyOf(ACK, ACK.length + more.length);
        System.arraycopy(more, 0, all, ACK.length, more.length);
        return all;
    }

    private void accepting(String request) {
        controller.on(request, 202, Map.of("recovery", Samples.begun(Samples.RECOVERY)));
    }

    @Test
    void anAcknowledgementIsSentWithItsOperatorItsReasonAndHowLongItHolds() {
        accepting("POST /v1/acknowledgements");

        Result result = run(with("--expires", "30m", "--yes"));

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(controller.received())
                .containsExactly(
                        "POST /v1/acknowledgements {\"acknowledgement\":{\"operator\":\"alice\","
                                + "\"reason\":\"pulled both plugs\",\"host\":\"compute1\","
                                + "\"expires_in\":\"1800000ms\"}}");
        assertThat(result.out()).contains(Samples.RECOVERY.toString());
    }

    @Test
    void aPersonIsToldWhatItMeansAndAskedFirst() {
        accepting("POST /v1/acknowledgements");

        Result result = Cli.onTerminal(controller).typing("yes").run(ACK);

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.err())
                .contains(
                        "If compute1 still runs, its instances will be destroyed by running twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "y", ""})
    void nothingIsSentUnlessThePersonTypesYes(String typed) {
        Result result = Cli.onTerminal(controller).typing(typed).run(ACK);

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(controller.received()).isEmpty();
    }

    @Test
    void nothingIsSentWhenThePersonTypesNothing() {
        assertThat(Cli.onTerminal(controller).typing().run(ACK).exit()).isEqualTo(Exit.FAILED);
        assertThat(controller.received()).isEmpty();
    }

    @Test
    void aScriptHasToConfirmIt() {
        Result result = run(ACK);

        assertThat(result.exit()).isEqualTo(Exit.USAGE);
        assertThat(result.err()).contains("--yes");
        assertThat(controller.received()).isEmpty();
    }

    @Test
    void anAcknowledgementNeedsAReason() {
        assertThat(run("ack", "compute1", "--yes").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aHostOfNoSegmentIsNotFound() {
        assertThat(run(with("--yes")).exit()).isEqualTo(Exit.NOT_FOUND);
    }

    @Test
    void aHostIsSaidToBeBack() {
        accepting("POST /v1/returns");

        Result result =
                run("return", "compute1", "--operator", "alice", "--reason", "new mainboard");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(controller.received())
                .containsExactly(
                        "POST /v1/returns {\"return\":{\"operator\":\"alice\","
                                + "\"reason\":\"new mainboard\",\"host\":\"compute1\"}}");
    }

    @Test
    void aReturnOfAHostThatHasNotFailedIsInConflictAndSaysWhereToLook() {
        controller.refuses("POST /v1/returns", 409, "the host has no open incident");

        Result result = run("return", "compute1", "--reason", "x");

        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(result.err()).contains("masakari incident list --host compute1");
    }

    @Test
    void whatIsHeldIsReleased() {
        accepting(RELEASE);

        Result result =
                run(
                        "release",
                        Samples.RECOVERY.toString(),
                        "--operator",
                        "alice",
                        "--reason",
                        "checked");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(controller.received())
                .containsExactly(
                        RELEASE + " {\"release\":{\"operator\":\"alice\",\"reason\":\"checked\"}}");
    }

    @Test
    void whatIsNotHeldIsNotReleased() {
        controller.refuses(RELEASE, 409, "it cannot be released: it is not held, but gated");

        Result result = run("release", Samples.RECOVERY.toString(), "--reason", "x");

        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(result.err()).contains("not held, but gated", "masakari recovery retry");
    }
}
