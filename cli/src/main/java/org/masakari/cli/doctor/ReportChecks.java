package org.masakari.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Report;
import org.masakari.protocol.diagnosis.Finding;

/** When each kind of monitor last reported anything: silence is normal where nothing fails. */
final class ReportChecks {
    private static final Map<String, String> MONITORS =
            new TreeMap<>(
                    Map.of(
                            "COMPUTE_HOST", "hostmonitor",
                            "VM", "instancemonitor",
                            "PROCESS", "processmonitor"));

    private final DiagnosisDocument told;

    ReportChecks(DiagnosisDocument told) {
        this.told = told;
    }

    List<Finding> run() {
        List<Report> reports = told.reports();
        if (reports == null) {
            return List.of(
                    Finding.notChecked(
                            "last reports",
                            "the controller's database does not answer",
                            "see the database's line"));
        }
        List<Finding> findings = new ArrayList<>();
        MONITORS.forEach(
                (type, monitor) ->
                        findings.add(Finding.ok("last report, " + monitor, last(reports, type))));
        return findings;
    }

    private String last(List<Report> reports, String type) {
        return reports.stream()
                .filter(report -> report.type().equalsIgnoreCase(type))
                .max(Comparator.comparing(Report::receivedAt))
                .map(report -> "of " + report.host() + ", " + age(report.receivedAt()))
                .orElse("none in the history that is kept");
    }

    private String age(Instant then) {
        Duration age = Duration.between(then, told.time());
        return age.toHours() < 48 ? age.toMinutes() + " min ago" : age.toDays() + " days ago";
    }
}
