package org.masakari.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.pace.Throttle;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.Journal;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

class RecoveryDriverTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final HostName HOST = new HostName("compute1");

    private static final GateView APPROVED =
            new GateView(
                    List.of(),
                    new Approval("alice", "a trial", NOON),
                    new SegmentState("rack1", true, false, null, 1, 4, false),
                    Duration.ofHours(1));

    private final List<String> happened = new ArrayList<>();

    private static final HostRecovery RECEIVED =
            HostRecovery.received(
                    new Header(new RecoveryId(new UUID(0, 1)), HOST, NOON),
                    new Mandate(RecoveryMethod.AUTO, false, null, null));

    /** Effects run as early as they can: before whoever began them goes on. */
    private static final class AtOnce implements Work {
        @Override
        public void submit(Runnable task) {
            task.run();
        }

        @Override
        public void schedule(Runnable task, Duration delay) {}
    }

    private static final class Deaf implements RecoveryDriver.Listener {
        @Override
        public void recorded(Recovery before, Recovery next, List<Step> steps) {}

        @Override
        public void ended(Recovery recovery) {}

        @Override
        public void stopped(Claim claim) {}

        @Override
        public void failed(Claim claim, RuntimeException error) {
            throw error;
        }
    }

    private static <T> T noting(Class<T> port, InvocationHandler calls) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, calls));
    }

    private RecoveryDriver driver() {
        Journal journal =
                noting(
                        Journal.class,
                        (self, method, arguments) -> {
                            boolean records = method.getName().equals("record");
                            happened.add(
                                    records
                                            ? "record " + ((Recovery) arguments[2]).phase()
                                            : method.getName());
                            return method.getName().equals("gates") ? APPROVED : null;
                        });
        ComputeCloud cloud =
                noting(
                        ComputeCloud.class,
                        (self, method, arguments) -> {
                            happened.add(method.getName());
                            return new Outcome.Refused<>("no");
                        });
        return new RecoveryDriver(
                new Claim(RECEIVED.header().id(), 1),
                RECEIVED,
                new RecoveryDriver.Context(
                        cloud,
                        journal,
                        claim -> {},
                        new AtOnce(),
                        Clock.fixed(NOON, ZoneOffset.UTC),
                        Policy.DEFAULT,
                        new Throttle(Policy.DEFAULT.moves().pace(), host -> Optional.empty())),
                new Deaf());
    }

    @Test
    void actsOnlyOnWhatIsRecordedAndLooksAtItsClaimBeforeItChangesNova() {
        driver().start();

        assertThat(happened)
                .containsExactly("gates", "record GATED", "confirm", "forceDown", "record FAILED");
    }
}
