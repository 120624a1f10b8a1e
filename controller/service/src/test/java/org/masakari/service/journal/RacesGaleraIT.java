package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Intake;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.segment.RecoveryMethod;

/** Three controllers, each at a Galera node of its own, do the same at the same moment. */
class RacesGaleraIT {
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final HostName COMPUTE2 = new HostName("compute2");

    private final Clock clock = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private final TestGalera galera = new TestGalera();

    @AfterEach
    void close() {
        galera.close();
    }

    private SegmentDocument prepare() {
        galera.preferring(1).schema().migrate();
        return Samples.segment(
                new JdbiInventory(galera.preferring(1), clock), RecoveryMethod.RESERVED_HOST);
    }

    private Optional<Intake.Begun> report(Database database, HostName host, String key) {
        Notification fenced = Samples.fenced(host, "op", Samples.NOW, key);
        String payload = Json.strict().valueToTree(fenced.payload()).toString();
        JdbiIntake intake = new JdbiIntake(database, clock, key, LEASE);
        return ((Intake.Stored) intake.accept(fenced, payload, key)).begun();
    }

    @Test
    void makeOneIncidentAndOneRecoveryOfOneFailureHoweverOftenItIsReported() throws Exception {
        prepare();
        List<Callable<Optional<Intake.Begun>>> reports = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Database database = galera.all().get(i % 3);
            String key = "key-" + i;
            reports.add(() -> report(database, Samples.COMPUTE1, key));
        }

        List<Optional<Intake.Begun>> begun = Together.run(reports);

        assertThat(begun.stream().filter(Optional::isPresent)).hasSize(1);
        for (int node = 1; node <= 3; node++) {
            assertThat(galera.value(node, "SELECT COUNT(*) FROM incident")).isEqualTo("1");
            assertThat(galera.value(node, "SELECT COUNT(*) FROM recovery")).isEqualTo("1");
            assertThat(galera.value(node, "SELECT COUNT(recovery_id) FROM notification"))
                    .isEqualTo("60");
        }
    }

    /** The driver does not tell what the database says of a statement that it is to prepare. */
    @Test
    void writeNothingMoreInATransactionThatAnotherNodeHasOvertaken() {
        prepare();
        AtomicInteger attempts = new AtomicInteger();

        galera.preferring(1)
                .transaction(
                        handle -> {
                            int attempt = attempts.incrementAndGet();
                            handle.execute("UPDATE segment SET description = 'mine'");
                            if (attempt == 1) {
                                overtakenByNode(2);
                            }
                            handle.execute(
                                    "INSERT INTO pause (scope, operator, reason, since) VALUES ('all', 'alice', ?, NOW(6))",
                                    attempt);
                            return attempt;
                        });

        assertThat(attempts).hasValue(2);
        assertThat(galera.value(1, "SELECT GROUP_CONCAT(reason) FROM pause")).isEqualTo("2");
    }

    private void overtakenByNode(int node) {
        galera.preferring(node)
                .transaction(handle -> handle.execute("UPDATE segment SET description = 'theirs'"));
        Instant deadline = Instant.now().plusSeconds(20);
        while (!galera.value(1, "SELECT description FROM segment").equals("theirs")) {
            assertThat(Instant.now()).isBefore(deadline);
        }
    }

    @Test
    void haveOneWinnerInEachEpochOfAClaim() throws Exception {
        prepare();
        Claim claim = report(galera.preferring(1), Samples.COMPUTE1, "key").orElseThrow().claim();
        for (int round = 1; round <= 30; round++) {
            new JdbiClaims(galera.preferring(1 + round % 3), "any", LEASE).release(claim);
            Claim seen = claim;
            List<Callable<Optional<Claim>>> attempts = new ArrayList<>();
            for (Database database : galera.all()) {
                attempts.add(() -> new JdbiClaims(database, "any", LEASE).claim(seen));
            }

            List<Claim> won = Together.run(attempts).stream().flatMap(Optional::stream).toList();

            assertThat(won).containsExactly(new Claim(seen.recovery(), seen.epoch() + 1));
            claim = won.get(0);
        }
    }

    @Test
    void giveAReservedHostToOneOfTwoRecoveries() throws Exception {
        SegmentDocument segment = prepare();
        new JdbiInventory(galera.preferring(1), clock)
                .createHost(segment.uuid(), Samples.host(COMPUTE2, false));
        Claim first = report(galera.preferring(1), Samples.COMPUTE1, "key1").orElseThrow().claim();
        Claim second = report(galera.preferring(2), COMPUTE2, "key2").orElseThrow().claim();
        for (int round = 1; round <= 20; round++) {
            List<Optional<HostName>> taken =
                    Together.run(
                            List.of(
                                    () -> take(2, first, Samples.COMPUTE1),
                                    () -> take(3, second, COMPUTE2)));

            assertThat(taken)
                    .containsExactlyInAnyOrder(Optional.of(Samples.RESERVE), Optional.empty());
            journal(1).giveReserveBack(taken.get(0).isPresent() ? first : second, Samples.RESERVE);
        }
    }

    private Optional<HostName> take(int node, Claim claim, HostName failed) {
        return journal(node).takeReserve(claim, failed, Set.of(), Set.of(Samples.RESERVE));
    }

    private JdbiJournal journal(int node) {
        return new JdbiJournal(galera.preferring(node), clock);
    }

    @Test
    void bringTheSchemaUpToDateOnce() throws Exception {
        List<Callable<Integer>> starts = new ArrayList<>();
        for (Database database : galera.all()) {
            starts.add(() -> askUntilMigrated(database.schema()));
        }

        List<Integer> asked = Together.run(starts);

        assertThat(asked).contains(1).hasSize(3);
        assertThat(
                        galera.value(
                                1,
                                "SELECT COUNT(*) = COUNT(DISTINCT version) AND MIN(success) FROM flyway_schema_history"))
                .isEqualTo("1");
        assertThat(galera.value(2, "SELECT holder IS NULL FROM schema_lease")).isEqualTo("1");
    }

    /** How often it had to be asked, as the controller's loop does. */
    private static int askUntilMigrated(Schema schema) {
        Instant deadline = Instant.now().plusSeconds(60);
        int asked = 1;
        while (!schema.migrate()) {
            asked++;
            assertThat(Instant.now()).isBefore(deadline);
            Thread.onSpinWait();
        }
        assertThat(schema.pending()).isZero();
        return asked;
    }
}
