package org.masakari.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.IncidentDocument.Recovery;

class AwaitedTest {
    private static final HostName HOST = new HostName("compute1");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final UUID ID = new UUID(0, 7);

    private static Recovery open(String kind, String phase, @Nullable String reason) {
        return new Recovery(ID, kind, phase, reason, NOW, null);
    }

    private static Recovery ended(String kind, String phase) {
        return new Recovery(ID, kind, phase, null, NOW, NOW);
    }

    @ParameterizedTest(name = "{0} {1}, reason {2}: {3}")
    @CsvSource(
            nullValues = "none",
            value = {
                "recovery, held, no fencing evidence, no fencing evidence",
                "recovery, evacuating, none, 'its recovery, which goes on: it is evacuating'",
                "return, received, it has to stay up, it has to stay up",
                "return, returning, none, 'its return, which goes on: it is returning'"
            })
    void isWhatTheOpenRecoverySays(
            String kind, String phase, @Nullable String reason, String awaited) {
        assertThat(Awaited.by(HOST, List.of(open(kind, phase, reason)))).isEqualTo(awaited);
    }

    @ParameterizedTest(name = "the last one is a {0} that is {1}: {2}")
    @CsvSource({
        "recovery, recovered, is back",
        "recovery, superseded, is back",
        "recovery, partial, masakari recovery retry",
        "recovery, failed, masakari recovery retry",
        "return, failed, masakari recovery retry"
    })
    void isTheHostsReturnUnlessAnOperatorIsNeeded(String kind, String phase, String awaited) {
        assertThat(Awaited.by(HOST, List.of(ended(kind, phase)))).contains(awaited);
    }

    @Test
    void isWhatTheReturnSaysWhileTheRecoveryHasEnded() {
        List<Recovery> newestFirst =
                List.of(
                        open("return", "held", "it has failed 4 times"),
                        ended("recovery", "failed"));

        assertThat(Awaited.by(HOST, newestFirst)).isEqualTo("it has failed 4 times");
    }

    @Test
    void isTheHostsReturnWhereNoRecoveryIsKnownAnyMore() {
        assertThat(Awaited.by(HOST, List.of())).contains("compute1 is back");
    }
}
