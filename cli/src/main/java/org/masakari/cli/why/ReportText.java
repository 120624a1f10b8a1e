package org.masakari.cli.why;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.masakari.protocol.api.NotificationDocument;

/** What monitors told, one report a line, with what became of it. */
final class ReportText {
    private ReportText() {}

    /** A line each; {@code absent} says that there is none. */
    static List<String> of(List<NotificationDocument> reports, String absent) {
        return reports.isEmpty()
                ? List.of("none, as long as history is kept: " + absent)
                : reports.stream().map(ReportText::of).toList();
    }

    private static String of(NotificationDocument report) {
        return Words.of(report.createdAt())
                + " "
                + subject(report)
                + ": "
                + report.status()
                + Words.because(report.reason());
    }

    private static String subject(NotificationDocument report) {
        JsonNode payload = report.payload();
        String event = Words.of(payload.path("event").asText());
        return switch (report.type()) {
            case COMPUTE_HOST -> "host " + event + evidence(payload.path("evidence"));
            case VM ->
                    "instance "
                            + Words.of(payload.path("instance_uuid").asText())
                            + " "
                            + event
                            + " "
                            + Words.of(payload.path("vir_domain_event").asText());
            case PROCESS ->
                    "process " + Words.of(payload.path("process_name").asText()) + " " + event;
        };
    }

    private static String evidence(JsonNode evidence) {
        return evidence.isObject()
                ? ", told by "
                        + Words.of(evidence.path("reporter").asText())
                        + " ("
                        + Words.of(evidence.path("source").asText())
                        + ")"
                : "";
    }
}
