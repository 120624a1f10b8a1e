package org.masakari.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.engine.port.Outcome;
import org.masakari.service.access.TokenCheck;

class CallMetricsTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final CallMetrics calls = new CallMetrics(registry);

    private Exposition read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create()
                .write(bytes, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        return Exposition.of(bytes.toString(StandardCharsets.UTF_8));
    }

    private static String[] labels(String service, String operation, String... more) {
        return Stream.concat(Stream.of("service", service, "operation", operation), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void timesEachOperation() throws Exception {
        calls.nova("evacuate", () -> new Outcome.Done<>("req-1"));

        assertThat(
                        read().value(
                                        "masakari_cloud_call_duration_seconds_count",
                                        labels("nova", "evacuate")))
                .isEqualTo(1);
    }

    @Test
    void handsTheOutcomeOn() {
        Outcome<String> done = new Outcome.Done<>("req-1");

        assertThat(calls.nova("evacuate", () -> done)).isSameAs(done);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("refused", new Outcome.Refused<>("no")),
                Arguments.of("unavailable", new Outcome.Unavailable<>("busy", Duration.ZERO)),
                Arguments.of("unknown", new Outcome.Unknown<>("no answer")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void countsWhatWasNotDoneByItsKind(String error, Outcome<String> outcome) throws Exception {
        calls.nova("evacuate", () -> outcome);

        assertThat(
                        read().value(
                                        "masakari_cloud_call_errors_total",
                                        labels("nova", "evacuate", "error", error)))
                .isEqualTo(1);
    }

    @Test
    void countsNoErrorWhereAClientsTokenIsBad() throws Exception {
        calls.measured((TokenCheck) token -> new TokenCheck.Bad()).of("t");

        assertThat(read().names())
                .contains("masakari_cloud_call_duration_seconds_count")
                .doesNotContain("masakari_cloud_call_errors_total");
    }

    @Test
    void countsAKeystoneThatCannotSay() throws Exception {
        calls.measured((TokenCheck) token -> new TokenCheck.Unavailable("away")).of("t");

        assertThat(
                        read().value(
                                        "masakari_cloud_call_errors_total",
                                        labels("keystone", "check_token", "error", "unavailable")))
                .isEqualTo(1);
    }

    @Test
    void countsATokenThatKeystoneDidNotGive() throws Exception {
        calls.authenticated(System.nanoTime(), false);

        assertThat(
                        read().value(
                                        "masakari_cloud_call_errors_total",
                                        labels("keystone", "authenticate", "error", "unavailable")))
                .isEqualTo(1);
    }
}
