package org.masakari.cli.doctor;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Failure;
import org.masakari.cli.session.Pause;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.diagnosis.DiagnosisChecks;
import org.masakari.protocol.diagnosis.Finding;

/** Each controller in turn: does it answer, is it ready, are they all of one version? */
final class ControllerChecks {
    private static final String PATH = "/v1/diagnosis";
    private static final String UNKNOWN = "unknown";

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /** As long as a diagnosis takes, of which somebody, or the controller itself, needs one. */
    private static final int TRIES = 10;

    private final Map<URI, Api> apis;
    private final Pause pause;

    ControllerChecks(Map<URI, Api> apis, Pause pause) {
        this.apis = apis;
        this.pause = pause;
    }

    /**
     * What was found.
     *
     * @param api the first controller that answered; null if none did
     * @param diagnosis what the first one told whose Nova answers, else the first one at all
     */
    record Result(
            List<Finding> findings, @Nullable Api api, Optional<DiagnosisDocument> diagnosis) {}

    Result run() {
        List<Finding> findings = new ArrayList<>();
        List<DiagnosisDocument> told = new ArrayList<>();
        Map<String, String> versions = new TreeMap<>();
        Api first = null;
        for (Map.Entry<URI, Api> each : apis.entrySet()) {
            String check = "controller " + each.getKey().getAuthority();
            try {
                DiagnosisDocument diagnosis = ask(each.getValue());
                first = first == null ? each.getValue() : first;
                told.add(diagnosis);
                String version = diagnosis.version();
                versions.put(each.getKey().getAuthority(), version == null ? UNKNOWN : version);
                findings.addAll(new DiagnosisChecks(check, diagnosis).run());
            } catch (Failure e) {
                findings.add(unanswered(check, e));
            }
        }
        if (!versions.isEmpty()) {
            findings.add(versions(versions));
        }
        return new Result(findings, first, best(told));
    }

    /** A controller makes one diagnosis at a time, and refuses a second one meanwhile. */
    private DiagnosisDocument ask(Api api) {
        for (int left = TRIES - 1; ; left--) {
            try {
                return diagnosis(api);
            } catch (Failure e) {
                if (left == 0 || !e.busy()) {
                    throw e;
                }
                await(e);
            }
        }
    }

    private void await(Failure busy) {
        try {
            pause.pass(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy;
        }
    }

    private static DiagnosisDocument diagnosis(Api api) {
        return Document.of(api.get(PATH).path("diagnosis"), DiagnosisDocument.class).value();
    }

    /** One that answers, but not to this user or not to this question, may be well. */
    private static Finding unanswered(String check, Failure e) {
        String found = String.valueOf(e.getMessage());
        return e.refused()
                ? Finding.notChecked(check, found, e.advice())
                : Finding.fail(
                        check,
                        found,
                        "it takes no report and recovers nothing; likely " + e.cause(),
                        e.advice());
    }

    private static Optional<DiagnosisDocument> best(List<DiagnosisDocument> told) {
        return told.stream()
                .filter(each -> each.nova().error() == null)
                .findFirst()
                .or(() -> told.stream().findFirst());
    }

    private static Finding versions(Map<String, String> versions) {
        TreeSet<String> different = new TreeSet<>(versions.values());
        return different.size() == 1
                ? Finding.ok("controllers' version", different.first())
                : Finding.warn(
                        "controllers' version",
                        versions.toString(),
                        "they may treat the same failure differently",
                        "finish the update");
    }
}
