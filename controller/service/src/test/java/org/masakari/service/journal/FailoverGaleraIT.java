package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.segment.RecoveryMethod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A controller's node is lost while it works: the work goes on at another one. */
class FailoverGaleraIT {
    private static final Logger LOG = LoggerFactory.getLogger(FailoverGaleraIT.class);
    private static final int NODE = 2;

    /** Galera itself holds all COMMITs for six seconds, and a frozen node is left after ten. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Clock clock = Clock.systemUTC();
    private final TestGalera galera = new TestGalera();
    private final Database database = galera.preferring(NODE);
    private final JdbiJournal journal = new JdbiJournal(database, clock);
    private final JdbiIntake intake =
            new JdbiIntake(database, clock, "controller1", Duration.ofMinutes(10));
    private final Semaphore done = new Semaphore(0);
    private final AtomicBoolean enough = new AtomicBoolean();
    private Intake.Begun recovery;

    @BeforeEach
    void beginARecovery() {
        database.schema().migrate();
        Samples.segment(new JdbiInventory(database, clock), RecoveryMethod.AUTO);
        recovery = report("first").begun().orElseThrow();
    }

    @AfterEach
    void close() {
        galera.close();
    }

    private Intake.Stored report(String key) {
        Notification fenced = Samples.fenced(Samples.COMPUTE1, "op", Samples.NOW, "controller1");
        String payload = Json.strict().valueToTree(fenced.payload()).toString();
        return (Intake.Stored) intake.accept(fenced, payload, key);
    }

    /** What one worker was promised to be stored, and the longest time between two promises. */
    private record Kept(List<String> names, Duration longestPause) {}

    private interface Store {
        void store(String name);
    }

    private Kept work(String prefix, Store store) {
        List<String> kept = new ArrayList<>();
        long longest = 0;
        long last = System.nanoTime();
        for (int i = 0; !enough.get(); i++) {
            String name = prefix + i;
            try {
                store.store(name);
            } catch (StoreUnavailableException e) {
                continue;
            }
            kept.add(name);
            done.release();
            longest = Math.max(longest, System.nanoTime() - last);
            last = System.nanoTime();
        }
        return new Kept(kept, Duration.ofNanos(longest));
    }

    private void record(String text) {
        Step step = new Step(clock.instant(), Phase.RECEIVED, null, text);
        journal.record(recovery.claim(), recovery.recovery(), recovery.recovery(), List.of(step));
    }

    private void losing(IntConsumer breaking) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Kept>> workers = new ArrayList<>();
        workers.add(threads.submit(() -> work("step-", this::record)));
        for (int i = 0; i < 3; i++) {
            String prefix = "report-" + i + "-";
            workers.add(threads.submit(() -> work(prefix, this::report)));
        }
        awaitMore(50);
        breaking.accept(NODE);
        done.drainPermits();
        awaitMore(50);
        enough.set(true);
        TreeSet<String> promised = new TreeSet<>();
        for (Future<Kept> worker : workers) {
            Kept kept = worker.get();
            promised.addAll(kept.names());
            LOG.info("longest pause {} ms", kept.longestPause().toMillis());
            assertThat(kept.longestPause()).isLessThan(PATIENCE);
        }
        threads.shutdown();
        assertThat(stored()).containsAll(promised);
        assertThat(galera.value(1, "SELECT COUNT(*) FROM recovery")).isEqualTo("1");
    }

    private List<String> stored() {
        return galera.preferring(1)
                .read(
                        handle ->
                                handle.createQuery(
                                                """
                                                SELECT text FROM step
                                                UNION ALL SELECT idempotency_key FROM notification
                                                """)
                                        .mapTo(String.class)
                                        .list());
    }

    private void awaitMore(int count) throws InterruptedException {
        assertThat(done.tryAcquire(count, 2 * PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("%d more are stored", count)
                .isTrue();
    }

    @Test
    void goesOnWhenItsNodeDies() throws Exception {
        losing(galera::kill);
    }

    @Test
    void goesOnWhenItsNodeIsMadeReadOnly() throws Exception {
        losing(galera::makeReadOnly);
    }

    @Test
    void goesOnWhenItsNodeNoLongerAnswers() throws Exception {
        losing(galera::freeze);
    }

    @Test
    void goesOnWhenItsNodeLosesItsQuorum() throws Exception {
        losing(galera::isolate);
    }
}
