package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.done;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.service.openstack.RecordedOpenStack.Answer;

/** What an answer of Nova's, or none, means for the request. */
class NovaApiTest {
    private static final Instant NOW = Instant.parse("2026-11-25T05:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Deadlines SHORT =
            new Deadlines(Duration.ofMillis(300), Duration.ofSeconds(20));
    private static final InstanceId INSTANCE =
            InstanceId.of("5db0e131-5519-4014-8e90-6d86656c9758");
    private static final String ACTION = "POST /v2.1/servers/" + INSTANCE + "/action";

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final NovaCloud cloud = openStack.cloud(CLOCK, Deadlines.DEFAULT);

    @AfterEach
    void stop() {
        openStack.close();
    }

    private Outcome<String> evacuate() {
        return cloud.evacuate(INSTANCE, Target.ANY);
    }

    @Test
    void doesNotKnowWhatBecameOfACallThatBrokeOff() {
        openStack.on(ACTION, Answer.BREAKS_OFF);

        assertThat(evacuate()).isInstanceOf(Outcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void doesNotKnowWhatBecameOfACallThatNovaFailedAt(int status) {
        openStack.on(ACTION, status, "{\"computeFault\":{\"message\":\"oops\"}}");

        assertThat(evacuate())
                .isEqualTo(new Outcome.Unknown<>("Nova answered " + status + ": oops"));
    }

    @Test
    void makesAnEvacuateCallOnlyOnceThoughItsConnectionBreaks() {
        openStack.on(ACTION, Answer.BREAKS_OFF);

        evacuate();

        assertThat(openStack.requests()).filteredOn(r -> r.startsWith(ACTION)).hasSize(1);
    }

    @Test
    void doesNotWaitForeverForAnAnswer() {
        openStack.on(ACTION, Answer.HANGS);

        assertThat(openStack.cloud(CLOCK, SHORT).evacuate(INSTANCE, Target.ANY))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("no answer within 300 ms"));
    }

    @Test
    void doesNotWaitForeverForTheRestOfAnAnswer() {
        openStack.on(ACTION, Answer.STALLS);

        assertThat(openStack.cloud(CLOCK, SHORT).evacuate(INSTANCE, Target.ANY))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void givesAServiceMoreTime() {
        Deadlines shorter = new Deadlines(Duration.ofSeconds(20), Duration.ofMillis(300));
        openStack
                .on(
                        "GET /v2.1/os-services?binary=nova-compute&host=compute1",
                        200,
                        RecordedOpenStack.recorded("services.json"))
                .on("PUT /v2.1/os-services/d48061e1-05bf-4bda-bf4d-e408d3ea4485", Answer.HANGS);

        assertThat(openStack.cloud(CLOCK, shorter).forceDown(new HostName("compute1")))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("no answer within 300 ms"));
    }

    @ParameterizedTest
    @CsvSource({"429, 7, 7", "503, 7, 7", "413, 7, 7", "429, 0, 0", "429, 3600, 60", "429, x, 1"})
    void waitsAsLongAsNovaAsksFor(int status, String header, int seconds) {
        openStack.on(ACTION, new Answer(status, "{}", Map.of("Retry-After", header)));

        assertThat(evacuate())
                .isEqualTo(
                        new Outcome.Unavailable<>(
                                "Nova answered " + status, Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({
        "'Wed, 25 Nov 2026 05:00:07 GMT', 7",
        "'Wed, 25 Nov 2026 04:59:00 GMT', 0",
        "'Wed, 25 Nov 2026 06:00:00 GMT', 60",
    })
    void waitsUntilTheTimeThatNovaAsksFor(String header, int seconds) {
        openStack.on(ACTION, new Answer(503, "", Map.of("Retry-After", header)));

        assertThat(evacuate())
                .isEqualTo(
                        new Outcome.Unavailable<>(
                                "Nova answered 503", Duration.ofSeconds(seconds)));
    }

    @Test
    void takesABodyThatIsTooLargeForARefusal() {
        openStack.on(ACTION, 413, "");

        assertThat(evacuate()).isEqualTo(new Outcome.Refused<>("Nova answered 413"));
    }

    @Test
    void doesNotBlameTheInstanceForATokenThatNovaRefusesAgain() {
        openStack.on(ACTION, 401, "{}");

        assertThat(evacuate()).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void asksInOneMicroversion() {
        openStack.on(ACTION, 202, "");

        assertThat(done(evacuate())).isEmpty();
        assertThat(openStack.microversions()).containsOnly("compute 2.59");
    }

    @Test
    void saysThatTheCatalogHasNoNovaInTheRegion() {
        NovaCloud elsewhere = new NovaCloud(openStack.config("Elsewhere"), CLOCK);

        assertThat(elsewhere.evacuate(INSTANCE, Target.ANY))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        outcome -> assertThat(outcome.why()).contains("Elsewhere"));
    }

    @Test
    void saysThatKeystoneCannotBeReached() {
        URI gone = openStack.url();
        openStack.close();

        assertThat(evacuate())
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        outcome ->
                                assertThat(outcome.why())
                                        .contains(gone + "/v3/auth/tokens cannot be reached"));
    }
}
