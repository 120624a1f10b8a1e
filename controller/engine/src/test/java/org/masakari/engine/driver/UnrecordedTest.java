package org.masakari.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.masakari.engine.recovery.Decision;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

class UnrecordedTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Recovery RECEIVED =
            HostRecovery.received(
                    new Header(new RecoveryId(new UUID(0, 1)), new HostName("compute1"), NOON),
                    new Mandate(RecoveryMethod.AUTO, false, null, null));
    private static final Step ACCEPTED = new Step(NOON, Phase.EVACUATING, null, "accepted");
    private static final Step ARRIVED = new Step(NOON, Phase.EVACUATING, null, "arrived");

    private final Unrecorded unrecorded = new Unrecorded(RECEIVED);

    private boolean add(Instant now, boolean mayWait, Step... steps) {
        return unrecorded.add(
                RECEIVED, new Decision(RECEIVED, List.of(steps), List.of(), mayWait), now);
    }

    @Test
    void recordsAtOnceWhatMayNotWait() {
        assertThat(add(NOON, false, ARRIVED)).isTrue();
    }

    @Test
    void recordsWhatMayWaitTogetherWithWhatMayNot() {
        assertThat(add(NOON, true, ACCEPTED)).isFalse();

        assertThat(add(NOON.plusMillis(40), false, ARRIVED)).isTrue();
        assertThat(unrecorded.steps()).containsExactly(ACCEPTED, ARRIVED);
    }

    @Test
    void doesNotKeepBackForLongWhatMayWait() {
        add(NOON, true, ACCEPTED);

        assertThat(add(NOON.plusMillis(999), true)).isFalse();
        assertThat(add(NOON.plusSeconds(1), true)).isTrue();
    }

    @Test
    void recordsNothingWhereNothingChanges() {
        assertThat(add(NOON, false)).isFalse();
        assertThat(add(NOON.plus(Duration.ofHours(1)), false)).isFalse();
    }

    @Test
    void beginsAnewWithEachRecord() {
        add(NOON, true, ACCEPTED);
        unrecorded.recordedAs(RECEIVED);

        assertThat(unrecorded.steps()).isEmpty();
        assertThat(add(NOON.plusSeconds(5), false)).isFalse();
    }
}
