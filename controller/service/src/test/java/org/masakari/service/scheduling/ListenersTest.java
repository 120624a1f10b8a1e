package org.masakari.service.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.driver.RecoveryDriver;
import org.masakari.engine.port.Claim;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostReturn;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;

class ListenersTest {
    private static final RecoveryId ID = new RecoveryId(UUID.randomUUID());
    private static final Claim CLAIM = new Claim(ID, 1);
    private static final Recovery RECOVERY =
            HostReturn.received(new Header(ID, new HostName("compute1"), Instant.EPOCH));

    private final List<String> told = new ArrayList<>();
    private final Listeners listeners = new Listeners();

    /** Writes down what it is told, and fails if it is to. */
    private final class Writing implements RecoveryDriver.Listener {
        private final boolean failing;

        Writing(boolean failing) {
            this.failing = failing;
        }

        private void note(String what) {
            told.add(what);
            if (failing) {
                throw new IllegalStateException("no");
            }
        }

        @Override
        public void recorded(Recovery before, Recovery next, List<Step> steps) {
            note("recorded");
        }

        @Override
        public void ended(Recovery recovery) {
            note("ended");
        }

        @Override
        public void stopped(Claim claim) {
            note("stopped");
        }

        @Override
        public void failed(Claim claim, RuntimeException error) {
            note("failed");
        }
    }

    @BeforeEach
    void listen() {
        listeners.add(new Writing(true));
        listeners.add(new Writing(false));
    }

    @Test
    void oneThatFailsKeepsNobodyFromHearingWhatIsRecorded() {
        listeners.recorded(RECOVERY, RECOVERY, List.of());

        assertThat(told).containsExactly("recorded", "recorded");
    }

    @Test
    void oneThatFailsKeepsNobodyFromHearingOfAnEnd() {
        listeners.ended(RECOVERY);

        assertThat(told).containsExactly("ended", "ended");
    }

    @Test
    void oneThatFailsKeepsNobodyFromHearingOfALostClaim() {
        listeners.stopped(CLAIM);

        assertThat(told).containsExactly("stopped", "stopped");
    }

    @Test
    void oneThatFailsKeepsNobodyFromHearingOfAnInterruption() {
        listeners.failed(CLAIM, new IllegalStateException("away"));

        assertThat(told).containsExactly("failed", "failed");
    }
}
