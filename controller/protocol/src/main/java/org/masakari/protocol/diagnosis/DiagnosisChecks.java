package org.masakari.protocol.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Certificate;
import org.masakari.protocol.api.DiagnosisDocument.Database;
import org.masakari.protocol.api.DiagnosisDocument.Keystone;
import org.masakari.protocol.api.DiagnosisDocument.Nova;

/** What one controller tells of itself and of what it needs. */
public final class DiagnosisChecks {
    /** Signed reports are refused beyond a minute; evidence is judged by its age. */
    private static final long CLOCKS_APART_MS = 5_000;

    private static final String ADMIN = "admin";
    private static final long SLOW_QUERY_MS = 500;
    private static final long SLOW_SERVICE_MS = 5_000;
    private static final Duration SOON = Duration.ofDays(14);

    private final String controller;
    private final DiagnosisDocument told;

    /**
     * @param controller how its lines begin
     */
    public DiagnosisChecks(String controller, DiagnosisDocument told) {
        this.controller = controller;
        this.told = told;
    }

    /** All of it. */
    public List<Finding> run() {
        return Stream.of(readiness(), database(), keystone(), nova(), certificate())
                .flatMap(List::stream)
                .toList();
    }

    private String about(String part) {
        return controller + ": " + part;
    }

    /** What {@code /readyz} says. */
    public List<Finding> readiness() {
        return List.of(
                told.problems().isEmpty()
                        ? Finding.ok(controller, "ready")
                        : Finding.fail(
                                controller,
                                "not ready: " + told.problems(),
                                "this controller could save no host now",
                                "see its log; what is missing is tried again by itself"));
    }

    /**
     * The database: whether it answers, keeps what it accepts, and has the tables that are needed.
     */
    public List<Finding> database() {
        Database database = told.database();
        String check = about("database");
        String error = database.error();
        if (error != null) {
            return List.of(
                    Finding.fail(
                            check,
                            error,
                            "no report is accepted and nothing is recovered",
                            "see [db] of its config, and the database itself"));
        }
        List<Finding> findings = new ArrayList<>();
        Integer pending = database.schemaPending();
        if (pending != null && pending > 0) {
            findings.add(
                    Finding.fail(
                            check,
                            pending + " schema migrations are missing",
                            "the controller does not begin to work",
                            "set migrate_on_start = true in [db]"));
        }
        findings.addAll(durability(database));
        findings.addAll(slow(check, database.latencyMs(), SLOW_QUERY_MS));
        findings.addAll(clock(check, database.clockDifferenceMs()));
        return findings.isEmpty()
                ? List.of(
                        Finding.ok(
                                check,
                                "schema "
                                        + database.schemaVersion()
                                        + ", "
                                        + database.latencyMs()
                                        + " ms"))
                : findings;
    }

    private List<Finding> durability(Database database) {
        Integer flush = database.flushLogAtTrxCommit();
        Integer nodes = database.galeraNodes();
        boolean durable = (flush != null && flush == 1) || (nodes != null && nodes > 1);
        return durable
                ? List.of()
                : List.of(
                        Finding.fail(
                                about("database"),
                                "innodb_flush_log_at_trx_commit = " + flush + ", and no Galera",
                                "a report that was accepted is lost where its machine loses power,"
                                        + " and the host is never recovered",
                                "set innodb_flush_log_at_trx_commit = 1"));
    }

    /** Keystone: whether it answers, and what the account may. */
    public List<Finding> keystone() {
        Keystone keystone = told.keystone();
        String check = about("keystone");
        String error = keystone.error();
        if (error != null) {
            return List.of(
                    Finding.fail(
                            check,
                            error,
                            "without a token Nova takes no order",
                            "see [nova] of its config: masakari keystone register makes the"
                                    + " account"));
        }
        Set<String> roles = keystone.roles() == null ? Set.of() : keystone.roles();
        String found = keystone.user() + " has the roles " + roles + ", " + keystone.latencyMs();
        List<Finding> findings =
                new ArrayList<>(slow(check, keystone.latencyMs(), SLOW_SERVICE_MS));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(check, found + " ms"));
        }
        if (!roles.contains(ADMIN)) {
            findings.add(
                    Finding.notChecked(
                            about("right to evacuate"),
                            "only an instance could show it, and the account has not the role "
                                    + ADMIN
                                    + ", which Nova's own policy asks for",
                            "give it that role, or see os_compute_api:os-evacuate in Nova's"
                                    + " policy"));
        }
        return findings;
    }

    /** Nova: whether it answers, and what it lets the account do. */
    public List<Finding> nova() {
        Nova nova = told.nova();
        String check = about("nova");
        String error = nova.error();
        if (error != null) {
            return List.of(
                    Finding.fail(
                            check,
                            error,
                            "nothing can be evacuated",
                            "give the controller's account the admin role; see nova-api's log"));
        }
        List<Finding> findings = new ArrayList<>();
        Boolean mayForceDown = nova.mayForceDown();
        if (mayForceDown == null) {
            findings.add(
                    Finding.notChecked(
                            about("right to force down"),
                            "Nova's answer does not tell",
                            "ask again; see nova-api's log"));
        } else if (!mayForceDown) {
            findings.add(
                    Finding.fail(
                            check,
                            "the account may not force a compute service down",
                            "Nova refuses to evacuate a host until it has noticed by itself",
                            "give it the admin role, or os_compute_api:os-services:update in"
                                    + " Nova's policy"));
        }
        findings.addAll(slow(check, nova.latencyMs(), SLOW_SERVICE_MS));
        findings.addAll(clock(check, nova.clockDifferenceMs()));
        return findings.isEmpty() ? List.of(Finding.ok(check, summary(nova))) : findings;
    }

    private static String summary(Nova nova) {
        List<DiagnosisDocument.ComputeService> services = nova.services();
        return (services == null ? 0 : services.size())
                + " compute services, microversion "
                + nova.microversion()
                + ", may force down, "
                + nova.latencyMs()
                + " ms";
    }

    private static List<Finding> slow(String check, @Nullable Long millis, long atMost) {
        return millis == null || millis <= atMost
                ? List.of()
                : List.of(
                        Finding.warn(
                                check,
                                "it took " + millis + " ms to answer",
                                "each step of a recovery waits for it",
                                "see what it is busy with"));
    }

    private static List<Finding> clock(String check, @Nullable Long differenceMs) {
        return differenceMs == null || Math.abs(differenceMs) <= CLOCKS_APART_MS
                ? List.of()
                : List.of(
                        Finding.warn(
                                check,
                                "its clock differs by "
                                        + differenceMs
                                        + " ms from the controller's",
                                "evidence is judged by its age, and signatures are refused where"
                                        + " clocks differ by a minute",
                                "see chronyc tracking on both"));
    }

    /** Empty without TLS. */
    public List<Finding> certificate() {
        Certificate certificate = told.certificate();
        return certificate == null ? List.of() : List.of(certificate(certificate, told.time()));
    }

    private Finding certificate(Certificate certificate, Instant now) {
        String check = about("certificate");
        String found = certificate.subject() + ", good until " + certificate.expires();
        if (now.isAfter(certificate.expires())) {
            return Finding.fail(
                    check,
                    found,
                    "it has expired: monitors keep their reports",
                    "renew it: it is taken up within a minute");
        }
        return now.plus(SOON).isBefore(certificate.expires())
                ? Finding.ok(check, found)
                : Finding.warn(
                        check,
                        found,
                        "once it has expired, monitors keep their reports",
                        "renew it: it is taken up within a minute");
    }
}
