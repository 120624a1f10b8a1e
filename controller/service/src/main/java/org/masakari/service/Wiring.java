package org.masakari.service;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.forecast.Forecast;
import org.masakari.engine.pace.Throttle;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.History;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.tls.Identity;
import org.masakari.runtime.health.Heartbeat;
import org.masakari.service.access.MonitorSecrets;
import org.masakari.service.access.TokenCache;
import org.masakari.service.access.TokenCheck;
import org.masakari.service.config.ApiConfig;
import org.masakari.service.config.ControllerConfig;
import org.masakari.service.diagnosis.Diagnosis;
import org.masakari.service.diagnosis.SelfDiagnosis;
import org.masakari.service.diagnosis.StoreChecks;
import org.masakari.service.explanation.Explanations;
import org.masakari.service.explanation.NovaView;
import org.masakari.service.http.Access;
import org.masakari.service.http.ApiServer;
import org.masakari.service.http.Health;
import org.masakari.service.http.RefusalCounts;
import org.masakari.service.http.tls.TlsConfig;
import org.masakari.service.http.tls.TlsServer;
import org.masakari.service.journal.Database;
import org.masakari.service.journal.Events;
import org.masakari.service.journal.JdbiClaims;
import org.masakari.service.journal.JdbiDeliveries;
import org.masakari.service.journal.JdbiDiagnosis;
import org.masakari.service.journal.JdbiFacts;
import org.masakari.service.journal.JdbiHistory;
import org.masakari.service.journal.JdbiIntake;
import org.masakari.service.journal.JdbiInventory;
import org.masakari.service.journal.JdbiJournal;
import org.masakari.service.journal.JdbiPauses;
import org.masakari.service.journal.JdbiProspects;
import org.masakari.service.journal.JdbiRehearsal;
import org.masakari.service.journal.JdbiRetention;
import org.masakari.service.journal.JdbiRetries;
import org.masakari.service.journal.JdbiStanding;
import org.masakari.service.metrics.ControllerMetrics;
import org.masakari.service.metrics.Door;
import org.masakari.service.openstack.NovaCloud;
import org.masakari.service.planning.HostPlans;
import org.masakari.service.retention.HourlyPurge;
import org.masakari.service.retention.Retention;
import org.masakari.service.scheduling.Loop;
import org.masakari.service.scheduling.RecoveryScheduler;
import org.masakari.service.scheduling.ThreadWork;
import org.masakari.service.webhook.Receiver;
import org.masakari.service.webhook.Webhooks;

/** Builds the parts of the controller, starts them, and stops them in reverse. */
final class Wiring implements AutoCloseable {
    private static final int WORK_THREADS = 24;
    private static final long REHEARSE_JOURNAL_NANOS = Duration.ofMinutes(1).toNanos();
    private static final String DATABASE = "database";
    private static final String CLOUD = "nova";

    private final ControllerConfig config;
    private final Heartbeat heartbeat;
    private final Readiness readiness = new Readiness(DATABASE, CLOUD);
    private final Database database;
    private final NovaCloud cloud;
    private final RefusalCounts refusals = new RefusalCounts();
    private final ControllerMetrics metrics;
    private final ThreadWork work = new ThreadWork(WORK_THREADS);
    private final JdbiPauses pauses;
    private final RecoveryScheduler scheduler;
    private final Diagnosis diagnosis;
    private final Loop selfDiagnoses;
    private final Explanations explanations;
    private final HostPlans plans;
    private final Webhooks webhooks;
    private final ApiServer api;
    private final Loop recoveries;
    private final Loop rehearsals;
    private final Loop housekeeping;
    private final HourlyPurge purge;
    private final JdbiRehearsal rehearsal;
    private boolean schemaChecked;
    private long rehearsedAtNanos;

    Wiring(ControllerConfig config, Heartbeat heartbeat, Clock clock) {
        this.config = config;
        this.heartbeat = heartbeat;
        database = new Database(config.database());
        rehearsal = new JdbiRehearsal(database, clock);
        cloud = new NovaCloud(config.cloud(), clock);
        metrics = metrics(clock);
        cloud.telling(metrics::authenticated);
        pauses = new JdbiPauses(database);
        String name = config.name();
        Retention retention = new JdbiRetention(database);
        ComputeCloud measured = metrics.measured(cloud);
        Events events = new Events(config.webhooks().receivers(), config.webhooks().events(), name);
        scheduler =
                new RecoveryScheduler(
                        new JdbiClaims(database, name, config.lease()),
                        new JdbiJournal(database, clock, events),
                        measured,
                        work,
                        clock,
                        config.policy(),
                        new Throttle(config.policy().moves().pace(), pauses::of),
                        config.lease());
        scheduler.telling(metrics.recoveries());
        metrics.showDriving(scheduler::driving);
        TlsServer tls = tls(config, clock);
        diagnosis = diagnosis(tls, clock);
        History history = new JdbiHistory(database);
        Inventory inventory = new JdbiInventory(database, clock);
        StoreChecks stored = new StoreChecks(inventory, pauses, history);
        SelfDiagnosis self =
                new SelfDiagnosis(diagnosis::now, stored::run, readiness::problems, clock);
        metrics.showDoctor(self::last);
        selfDiagnoses = new Loop("self-diagnosis", self::runIfDue, Duration.ofSeconds(5));
        explanations =
                new Explanations(
                        new JdbiFacts(database),
                        new NovaView(cloud::service, cloud::server, cloud::serversOn),
                        config.policy(),
                        clock);
        plans =
                new HostPlans(
                        new Forecast(
                                        new JdbiProspects(database, clock),
                                        measured,
                                        cloud,
                                        config.policy(),
                                        clock)
                                ::of);
        JdbiIntake intake = new JdbiIntake(database, clock, name, config.lease(), events);
        webhooks = webhooks(clock);
        api =
                new ApiServer(
                        config.listenHost(),
                        config.listenPort(),
                        new ApiServer.Parts(
                                metrics.measured(intake, Door.V1),
                                metrics.measured(intake, Door.LEGACY),
                                intake,
                                history,
                                inventory,
                                cloud::service,
                                new JdbiRetries(database, name, config.lease()),
                                pauses,
                                retention,
                                scheduler::begin,
                                access(config, metrics.measured(cloud.tokens()), clock),
                                config.legacy(),
                                tls,
                                config.api().ui(),
                                new Health(
                                        readiness::problems, refusals, self::last, metrics::text),
                                diagnosis::now,
                                explanations::of,
                                plans::of,
                                webhooks::test));
        recoveries = new Loop("recoveries", this::passRecoveries, config.lease().dividedBy(5));
        rehearsals = new Loop("rehearsals", this::rehearse, Duration.ofSeconds(5));
        purge = new HourlyPurge(retention, config.keepHistory(), clock);
        housekeeping = new Loop("housekeeping", this::keepHouse, Duration.ofMinutes(1));
    }

    private static Access access(ControllerConfig config, TokenCheck tokens, Clock clock) {
        if (config.api().auth() == ApiConfig.Auth.NONE) {
            return Access.everybody();
        }
        Path secrets = config.api().secretsFile();
        return Access.byToken(
                        new TokenCache(tokens, clock),
                        config.cloud().authUrl(),
                        config.api().roles())
                .and(secrets == null ? null : new MonitorSecrets(secrets, clock));
    }

    private ControllerMetrics metrics(Clock clock) {
        return new ControllerMetrics(
                new ControllerMetrics.Sources(
                        version(),
                        new JdbiStanding(database)::now,
                        database::use,
                        readiness::parts,
                        refusals::byStatus),
                clock);
    }

    private Webhooks webhooks(Clock clock) {
        List<String> receivers =
                config.webhooks().receivers().stream().map(Receiver::name).toList();
        return new Webhooks(
                config.webhooks(),
                config.name(),
                new JdbiDeliveries(database, config.name()),
                metrics.webhooks(receivers),
                clock);
    }

    private static @Nullable String version() {
        return Wiring.class.getPackage().getImplementationVersion();
    }

    private Diagnosis diagnosis(@Nullable TlsServer tls, Clock clock) {
        JdbiDiagnosis journal = new JdbiDiagnosis(database, clock);
        return new Diagnosis(
                new Diagnosis.Parts(
                        config.name(),
                        version(),
                        readiness::problems,
                        journal::state,
                        cloud::keystone,
                        cloud::nova,
                        () -> tls == null ? null : certificate(tls.identity()),
                        journal::reports),
                clock);
    }

    private static DiagnosisDocument.Certificate certificate(Identity identity) {
        return new DiagnosisDocument.Certificate(identity.subject(), identity.expires());
    }

    private static @Nullable TlsServer tls(ControllerConfig config, Clock clock) {
        TlsConfig tls = config.api().tls();
        return tls == null ? null : new TlsServer(tls, clock);
    }

    void start() {
        api.start();
        recoveries.start();
        rehearsals.start();
        selfDiagnoses.start();
        housekeeping.start();
    }

    private void passRecoveries() {
        try {
            if (!schemaChecked) {
                checkSchema();
                schemaChecked = true;
                webhooks.start();
            }
            pauses.refresh();
            scheduler.pass();
            rehearseJournal();
            readiness.works(DATABASE);
        } catch (RuntimeException e) {
            readiness.fails(DATABASE, config.database() + ": " + rootMessage(e));
        }
        heartbeat.beat("driving " + scheduler.driving() + " recoveries " + readiness.problems());
    }

    /** The certificate first: a database that is away must not hold up its renewal. */
    private void keepHouse() {
        try {
            api.refreshTls();
        } finally {
            purge.runIfDue();
        }
    }

    private void rehearseJournal() {
        long now = System.nanoTime();
        boolean due = rehearsedAtNanos == 0 || now - rehearsedAtNanos > REHEARSE_JOURNAL_NANOS;
        if (due && scheduler.driving() == 0) {
            rehearsal.run();
            rehearsedAtNanos = now;
        }
    }

    private void checkSchema() {
        if (config.migrateOnStart() && !database.schema().migrate()) {
            throw new IllegalStateException(
                    "another controller is bringing the schema up to date; it is waited for");
        }
        int pending = database.schema().pending();
        if (pending > 0) {
            throw new IllegalStateException(
                    pending
                            + " schema migrations are missing: set migrate_on_start = true in [db]");
        }
    }

    private void rehearse() {
        Outcome<Integer> outcome = metrics.measured("rehearse", cloud::rehearse);
        if (outcome instanceof Outcome.Done) {
            readiness.works(CLOUD);
        } else {
            readiness.fails(CLOUD, config.cloud() + ": " + outcome.why());
        }
    }

    private static String rootMessage(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    @Override
    public void close() {
        api.close();
        explanations.close();
        selfDiagnoses.close();
        diagnosis.close();
        plans.close();
        metrics.close();
        webhooks.close();
        housekeeping.close();
        rehearsals.close();
        recoveries.close();
        try {
            scheduler.release();
        } finally {
            work.close();
            database.close();
        }
    }
}
