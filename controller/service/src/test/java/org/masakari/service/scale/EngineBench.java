package org.masakari.service.scale;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.masakari.engine.pace.Throttle;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Inventory;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.segment.RecoveryMethod;
import org.masakari.runtime.logging.LogConfig;
import org.masakari.runtime.logging.Logging;
import org.masakari.service.journal.JdbiClaims;
import org.masakari.service.journal.JdbiIntake;
import org.masakari.service.journal.JdbiInventory;
import org.masakari.service.journal.JdbiJournal;
import org.masakari.service.journal.JdbiPauses;
import org.masakari.service.journal.TestDatabase;
import org.masakari.service.scheduling.Loop;
import org.masakari.service.scheduling.RecoveryScheduler;
import org.masakari.service.scheduling.ThreadWork;

/**
 * Fifty of a thousand hosts fail within ten seconds: the controller's parts as they are wired in
 * the service, on a real MariaDB, with a Nova in memory. Prints what it cost as JSON.
 */
public final class EngineBench {
    private static final int SEGMENTS = 20;
    private static final int HOSTS = 1000;
    private static final int INSTANCES_EACH = 20;
    private static final int FAILING = 50;
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final List<String> REPORTERS =
            List.of("controller1", "controller2", "controller3");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    // As in the service, by default.
    private static final int WORK_THREADS = 24;
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final TestDatabase database;
    private final Clock clock = Clock.systemUTC();
    private final Policy policy = Policy.DEFAULT;
    private final Meter meter = new Meter();
    private final List<HostName> hosts =
            IntStream.range(0, HOSTS).mapToObj(i -> new HostName("compute" + i)).toList();
    private final List<HostName> failing =
            hosts.stream().filter(each -> hosts.indexOf(each) % (HOSTS / FAILING) == 0).toList();
    // An instance that goes to a host which fails next would rightly be moved twice.
    private final SimulatedNova nova =
            new SimulatedNova(
                    hosts,
                    INSTANCES_EACH,
                    hosts.stream().filter(each -> !failing.contains(each)).toList());
    private final Set<InstanceId> concerned = new HashSet<>();
    private final Intake intake;
    private final JdbiPauses pauses;
    private final RecoveryScheduler scheduler;

    private EngineBench(TestDatabase database, ThreadWork work) {
        this.database = database;
        intake = new JdbiIntake(database.database(), clock, "bench", LEASE);
        pauses = new JdbiPauses(database.database());
        scheduler =
                new RecoveryScheduler(
                        new JdbiClaims(database.database(), "bench", LEASE),
                        new MeteredJournal(new JdbiJournal(database.database(), clock), meter),
                        nova,
                        work,
                        clock,
                        policy,
                        new MeteredPermits(new Throttle(policy.moves().pace(), pauses::of), meter),
                        LEASE);
    }

    /** Needs the environment that {@code testbed/cloud database} gives. */
    public static void main(String[] args) throws JsonProcessingException {
        Logging.start(LogConfig.DEFAULT);
        HeapPeak heap = HeapPeak.watched();
        try (TestDatabase database = new TestDatabase();
                ThreadWork work = new ThreadWork(WORK_THREADS)) {
            // As a production database has it: each commit is written.
            database.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
            EngineBench bench = new EngineBench(database, work);
            bench.fillInventory();
            Map<String, Object> result = bench.run();
            result.put("heap_mib", heap.mebibytes());
            result.put("bare_ms", BareRecords.millisEach(database.config()));
            System.out.println(Json.strict().writeValueAsString(result));
        }
    }

    private void fillInventory() {
        Inventory inventory = new JdbiInventory(database.database(), clock);
        for (int i = 0; i < SEGMENTS; i++) {
            var segment =
                    inventory.createSegment(
                            new Inventory.SegmentSpec(
                                    "rack" + i,
                                    null,
                                    "compute",
                                    RecoveryMethod.AUTO,
                                    true,
                                    false,
                                    false));
            for (HostName host : hosts.subList(i * HOSTS / SEGMENTS, (i + 1) * HOSTS / SEGMENTS)) {
                inventory.createHost(
                        segment.uuid(),
                        new Inventory.HostSpec(host, "compute", "ssh", false, false));
            }
        }
    }

    private Map<String, Object> run() throws JsonProcessingException {
        Usage before = Usage.now(database);
        try (Loop passes = new Loop("recoveries", this::pass, LEASE.dividedBy(5))) {
            passes.start();
            failHosts();
            awaitEnd();
        }
        return result(Usage.now(database).since(before));
    }

    private void pass() {
        pauses.refresh();
        scheduler.pass();
    }

    private void failHosts() throws JsonProcessingException {
        long began = System.nanoTime();
        for (int i = 0; i < FAILING; i++) {
            long due = began + WITHIN.dividedBy(FAILING).multipliedBy(i).toNanos();
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            HostName host = failing.get(i);
            concerned.addAll(nova.fail(host));
            Instant fencedAt = clock.instant();
            for (String reporter : REPORTERS) {
                report(host, "operation-" + i, fencedAt, reporter);
            }
        }
    }

    private void report(HostName host, String operation, Instant fencedAt, String reporter)
            throws JsonProcessingException {
        HostPayload payload =
                HostPayload.fenced(
                        new FencingEvidence(
                                host,
                                FencingAction.OFF,
                                operation,
                                fencedAt,
                                "controller1",
                                "controller2",
                                "pacemaker-controld.72",
                                EvidenceSource.FENCER,
                                reporter));
        long askedAt = System.nanoTime();
        Intake.Receipt receipt =
                intake.accept(
                        new Notification(NotificationType.COMPUTE_HOST, host, fencedAt, payload),
                        Json.strict().writeValueAsString(payload),
                        operation + "-" + reporter);
        if (receipt instanceof Intake.Stored stored) {
            stored.begun().ifPresent(begun -> scheduler.begin(begun, askedAt));
        }
    }

    private void awaitEnd() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (count("SELECT COUNT(*) FROM recovery WHERE ended_at IS NULL") > 0
                && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private Map<String, Object> result(Usage used) {
        double moves = concerned.size();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("hosts", HOSTS);
        result.put("instances", HOSTS * INSTANCES_EACH);
        result.put("recoveries", FAILING);
        result.put("moves", concerned.size());
        result.put("problems", problems());
        result.put("seconds", used.nanos() / 1e9);
        result.put("decide_ms", meter.deciding.wallMillis() / moves);
        result.put("record_ms", meter.recording.wallMillis() / moves);
        result.put("gates_ms", meter.reading.wallMillis() / moves);
        result.put("decide_cpu_ms", meter.deciding.cpuMillis() / moves);
        result.put("record_cpu_ms", meter.recording.cpuMillis() / moves);
        result.put("process_cpu_ms", used.ours().toNanos() / 1e6 / moves);
        result.put("mariadb_cpu_ms", used.databases().toNanos() / 1e6 / moves);
        result.put(
                "compiler_ms",
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime() / moves);
        result.put("records", meter.recording.times() / moves);
        result.put("commits", used.commits() / moves);
        result.put("statements", used.statements() / moves);
        result.put("nova_calls", nova.calls() / moves);
        return result;
    }

    /** What is not as it has to be; empty if all is well. */
    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        expect(problems, "instances concerned", FAILING * INSTANCES_EACH, concerned.size());
        expect(
                problems,
                "recoveries that ended recovered",
                FAILING,
                count(
                        "SELECT COUNT(*) FROM recovery WHERE phase = 'recovered' AND ended_at IS NOT NULL"));
        expect(problems, "recoveries in all", FAILING, count("SELECT COUNT(*) FROM recovery"));
        expect(
                problems,
                "moves that the journal calls succeeded",
                concerned.size(),
                count("SELECT COUNT(DISTINCT instance) FROM vm_move WHERE status = 'succeeded'"));
        expect(
                problems,
                "instances that arrived exactly once",
                concerned.size(),
                (int) concerned.stream().filter(each -> arrived(each) == 1).count());
        expect(problems, "instances that arrived at all", concerned.size(), nova.arrivals().size());
        expect(problems, "instances evacuated twice at once", 0, nova.wrecked().size());
        return problems;
    }

    private int arrived(InstanceId instance) {
        return nova.arrivals().getOrDefault(instance, 0);
    }

    private int count(String query) {
        return Integer.parseInt(database.value(query));
    }

    private static void expect(List<String> problems, String what, int expected, int found) {
        if (expected != found) {
            problems.add(what + ": " + found + " instead of " + expected);
        }
    }
}
