package org.masakari.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.engine.driver.RecoveryDriver;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimLostException;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Policy;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * A recovery whose driver crashes at any moment and is taken over, against a Nova that loses
 * answers: whatever the seed, every instance is evacuated exactly once and ends with a result.
 */
class CrashingRecoveryTest {
    private static final int INSTANCES = 10;
    private static final int STEPS_AT_MOST = 100_000;

    /** One world of one seed. */
    private static final class World implements RecoveryDriver.Listener {
        private final Random random;
        private final VirtualTime time;
        private final SimulatedNova nova;
        private final MemoryJournal journal;
        private final double crashes;
        private @Nullable RecoveryDriver driver;
        private int crashed;

        World(long seed, double trouble, double crashes) {
            this.random = new Random(seed);
            this.time = new VirtualTime(random);
            this.nova = new SimulatedNova(random, time, INSTANCES, trouble);
            this.journal = new MemoryJournal(received());
            this.crashes = crashes;
        }

        private static HostRecovery received() {
            FencingEvidence evidence =
                    new FencingEvidence(
                            SimulatedNova.SOURCE,
                            FencingAction.OFF,
                            "op",
                            VirtualTime.START,
                            null,
                            null,
                            null,
                            EvidenceSource.FENCER,
                            "controller1");
            Header header =
                    new Header(
                            new RecoveryId(new UUID(0, 1)),
                            SimulatedNova.SOURCE,
                            RecoveryMethod.AUTO,
                            VirtualTime.START);
            return HostRecovery.received(header, evidence);
        }

        HostRecovery run() {
            takeOver();
            for (int i = 0; i < STEPS_AT_MOST && time.step(); i++) {
                if (driver != null && random.nextDouble() < crashes) {
                    crash();
                }
            }
            return (HostRecovery) journal.recorded();
        }

        private void takeOver() {
            if (journal.recorded().phase().isTerminal()) {
                return;
            }
            Claim claim = journal.claim();
            RecoveryDriver.Context context =
                    new RecoveryDriver.Context(
                            nova, journal, this::check, time, time, Policy.DEFAULT);
            driver = new RecoveryDriver(claim, journal.load(claim), context, this);
            driver.start();
        }

        private void check(Claim claim) {
            if (!journal.holds(claim)) {
                throw new ClaimLostException(claim);
            }
        }

        /** The driver never acts again; another one takes over when the lease has run out. */
        private void crash() {
            if (driver != null) {
                driver.stop();
            }
            driver = null;
            crashed++;
            time.schedule(this::takeOver, Duration.ofMillis(random.nextInt(6000)));
        }

        @Override
        public void recorded(Recovery recovery, List<Step> steps) {}

        @Override
        public void ended(Recovery recovery) {
            driver = null;
        }

        @Override
        public void stopped(Claim claim) {
            throw new AssertionError("nobody took " + claim);
        }

        @Override
        public void failed(Claim claim, RuntimeException error) {
            throw new AssertionError(error);
        }
    }

    private static void everyInstanceHasItsResult(World world, HostRecovery end) {
        assertThat(end.phase().isTerminal()).isTrue();
        assertThat(end.moves()).hasSize(INSTANCES);
        for (VmMove move : end.moves()) {
            assertThat(move.status().isTerminal()).as("%s", move).isTrue();
            boolean succeeded = move.status() == MoveStatus.SUCCEEDED;
            assertThat(world.nova.evacuationsOf(move.instance())).isEqualTo(succeeded ? 1 : 0);
            assertThat(succeeded || move.reason() != null).as("reason of %s", move).isTrue();
        }
        assertThat(world.nova.isQuarantined()).isTrue();
    }

    @Test
    void recoversEveryInstanceWhenNothingGoesWrong() {
        World world = new World(1, 0, 0);

        HostRecovery end = world.run();

        assertThat(end.phase()).isEqualTo(Phase.RECOVERED);
        assertThat(world.nova.serversOnTarget()).isEqualTo(INSTANCES);
        everyInstanceHasItsResult(world, end);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void evacuatesEveryInstanceOnceThoughTheDriverCrashesAndAnswersAreLost(long seed) {
        World world = new World(seed, 0.15, 0.02);

        HostRecovery end = world.run();

        everyInstanceHasItsResult(world, end);
    }

    @Test
    void isTestedWithCrashesInMostWorlds() {
        long crashed =
                seeds().filter(
                                seed -> {
                                    World world = new World(seed, 0.15, 0.02);
                                    world.run();
                                    return world.crashed > 0;
                                })
                        .count();

        assertThat(crashed).isGreaterThan(200);
    }
}
