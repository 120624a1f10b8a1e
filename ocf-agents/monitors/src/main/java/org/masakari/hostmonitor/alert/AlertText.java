package org.masakari.hostmonitor.alert;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masakari.hostmonitor.judge.FencingReport;
import org.masakari.hostmonitor.judge.Observation;
import org.masakari.protocol.evidence.EvidenceSource;

/**
 * Reads a spooled alert: {@code key=value} lines with the {@code CRM_alert_} variables that the
 * agent wrote, without their prefix.
 */
final class AlertText {
    /**
     * {@code Operation reboot of compute1 by node2 for pacemaker-controld.72@node1: OK (ref=…)}.
     */
    private static final Pattern DESCRIPTION =
            Pattern.compile(
                    "Operation '?([a-z]+)'? (?:of|targeting) (\\S+) by (.+) for (\\S+?)@(\\S+?):"
                            + " .*\\(ref=([^)]+)\\).*");

    private AlertText() {}

    /**
     * What it tells; anything but a whole fencing alert is a hint that the cluster be looked at.
     */
    static Observation read(String text, Instant now) {
        Map<String, String> values = values(text);
        String node = values.getOrDefault("node", "");
        Matcher matcher = DESCRIPTION.matcher(values.getOrDefault("desc", ""));
        if (!"fencing".equals(values.get("kind")) || node.isEmpty() || !matcher.matches()) {
            return new Observation.Hint();
        }
        return new Observation.FencingSeen(
                new FencingReport(
                        node,
                        group(matcher, 1),
                        "0".equals(values.get("rc")),
                        group(matcher, 6),
                        time(values, now),
                        group(matcher, 5),
                        group(matcher, 3),
                        group(matcher, 4),
                        EvidenceSource.ALERT));
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines()
                .forEach(
                        line -> {
                            int equals = line.indexOf('=');
                            if (equals > 0) {
                                values.put(line.substring(0, equals), line.substring(equals + 1));
                            }
                        });
        return values;
    }

    private static String group(Matcher matcher, int index) {
        return String.valueOf(matcher.group(index));
    }

    /** Never later than now: a time in the future would outlive the next incarnation. */
    private static Instant time(Map<String, String> values, Instant now) {
        String seconds = values.get("epoch");
        if (seconds == null || !seconds.matches("\\d{1,12}")) {
            return now;
        }
        Instant told =
                Instant.ofEpochSecond(Long.parseLong(seconds), micros(values.get("usec")) * 1000L);
        return told.isAfter(now) ? now : told;
    }

    private static int micros(@Nullable String text) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }
}
