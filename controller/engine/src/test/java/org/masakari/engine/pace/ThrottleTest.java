package org.masakari.engine.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.policy.MovePolicy.Pace;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

class ThrottleTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final HostName HOST = new HostName("compute1");

    private static final HostRecovery RECOVERY =
            HostRecovery.received(
                    new Header(new RecoveryId(new UUID(0, 1)), HOST, NOON),
                    new Mandate(RecoveryMethod.AUTO, false, null, null));

    private static final Pause PAUSE = new Pause(null, "alice", "a trial", NOON);

    private Optional<Pause> pause = Optional.empty();
    private final Throttle throttle = new Throttle(Pace.fixed(3), host -> pause);

    @Test
    void givesTheOnlyRecoveryAllPlaces() {
        throttle.begin(RECOVERY);

        assertThat(throttle.allowance(RECOVERY)).isEqualTo(Allowance.of(3));
    }

    @Test
    void givesNothingWhileThereIsAPauseThoughPlacesAreFree() {
        throttle.begin(RECOVERY);
        pause = Optional.of(PAUSE);

        assertThat(throttle.allowance(RECOVERY)).isEqualTo(Allowance.none(PAUSE.describe()));
    }
}
