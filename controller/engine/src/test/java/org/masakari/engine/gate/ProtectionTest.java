package org.masakari.engine.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.ProtectionDocument;
import org.masakari.protocol.api.ProtectionDocument.State;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

class ProtectionTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static ProtectionDocument protection(
            boolean reserved, boolean failed, boolean paused, boolean away, boolean enabled) {
        return Protection.of(host(reserved, failed, away, enabled), paused ? pause("rack1") : null);
    }

    private static HostDocument host(
            boolean reserved, boolean failed, boolean onMaintenance, boolean enabled) {
        return new HostDocument(
                1,
                ID,
                new HostName("compute1"),
                "compute",
                "none",
                reserved,
                onMaintenance,
                failed ? ID : null,
                ID,
                new SegmentDocument(
                        1,
                        ID,
                        "rack1",
                        null,
                        "compute",
                        RecoveryMethod.AUTO,
                        enabled,
                        false,
                        false,
                        NOW,
                        null,
                        false,
                        null),
                NOW,
                null,
                false,
                null);
    }

    private static Pause pause(@Nullable String segment) {
        return new Pause(segment, "alice", "network works", NOW);
    }

    @ParameterizedTest(
            name = "reserved {0}, failed {1}, paused {2}, on maintenance {3}, enabled {4}: {5}")
    @CsvSource({
        "false, false, false, false, true, PROTECTED",
        "true, false, false, false, true, RESERVE",
        "false, true, false, false, true, UNPROTECTED",
        "false, false, true, false, true, UNPROTECTED",
        "false, false, false, true, true, UNPROTECTED",
        "false, false, false, false, false, UNPROTECTED",
        "true, true, false, false, true, UNPROTECTED",
        "true, false, true, false, true, UNPROTECTED",
        "true, false, false, true, true, UNPROTECTED",
        "true, false, false, false, false, UNPROTECTED"
    })
    void aHostIsProtectedUnlessSomethingStandsInTheWay(
            boolean reserved,
            boolean failed,
            boolean paused,
            boolean away,
            boolean enabled,
            State state) {
        ProtectionDocument found = protection(reserved, failed, paused, away, enabled);

        assertThat(found.state()).isEqualTo(state);
        assertThat(found.reasons().isEmpty()).isEqualTo(state != State.UNPROTECTED);
    }

    @Test
    void theReasonsSayWhatEndsThem() {
        assertThat(protection(false, true, false, true, true).reasons())
                .containsExactly(
                        "compute1 has failed and is not back",
                        "compute1 is on maintenance:"
                                + " \"masakari host update compute1 --no-on-maintenance\" ends that");
    }

    @Test
    void allReasonsAreTold() {
        assertThat(protection(false, true, true, true, false).reasons()).hasSize(4);
    }

    @Test
    void aPauseOfAllSegmentsComesBeforeThatOfOne() {
        List<Pause> all = List.of(pause("rack1"), pause("rack2"), pause(null));

        assertThat(Pause.of("rack1", all)).isEqualTo(pause(null));
        assertThat(Pause.of("rack2", all.subList(0, 2))).isEqualTo(pause("rack2"));
        assertThat(Pause.of("rack3", all.subList(0, 2))).isNull();
    }
}
