package org.masakari.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.Intake;
import org.masakari.protocol.json.Json;

/**
 * The alerts, the dashboard and the runbook tell of what a controller really shows. What begins
 * with {@code masakari_node_} is written by {@code masakari doctor}, whose tests see to it.
 */
class MonitoringFilesTest {
    private static final Path DOCS = Path.of("../../docs");
    private static final Path ALERTS = DOCS.resolve("monitoring/alerts.yml");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:masakari(?!_node_)|jvm|process)_\\w+\\b");
    private static final Pattern LABELLED =
            Pattern.compile("\\b((?:masakari(?!_node_)|jvm)_\\w+)\\{([^}]*)\\}");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern RUNBOOK =
            Pattern.compile("runbook_url: docs/operate\\.md#([\\w-]+)");

    /** Those that Prometheus puts to what it scrapes. */
    private static final Set<String> BY_PROMETHEUS = Set.of("job", "instance");

    private final Reading reading = Reading.of(Reading.EVERYTHING);

    @AfterEach
    void close() {
        reading.close();
    }

    /** All of them, also those that come only once something has happened. */
    private Exposition everything() {
        ControllerMetrics metrics = reading.metrics();
        metrics.authenticated(System.nanoTime(), false);
        metrics.showDriving(() -> 0);
        metrics.showDoctor(() -> Optional.of(Reading.JUDGEMENT));
        metrics.webhooks(List.of("hooks/1"));
        metrics.measured(
                (Intake) (notification, payload, key) -> new Intake.UnknownHost(), Door.V1);
        return reading.read();
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String alerts() throws IOException {
        return Files.readString(ALERTS);
    }

    private static String expressions() throws IOException {
        return alerts().lines()
                        .filter(
                                line ->
                                        !line.contains("runbook_url")
                                                && !line.contains("description"))
                        .collect(Collectors.joining("\n"))
                + String.join("\n", dashboard().findValuesAsText("expr"));
    }

    private static JsonNode dashboard() throws IOException {
        return Json.strict().readTree(DOCS.resolve("monitoring/dashboard.json").toFile());
    }

    private static Set<String> anchors() throws IOException {
        return Files.readString(DOCS.resolve("operate.md"))
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(title -> title.replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    @Test
    void everyMetricOfTheAlertsIsThere() throws Exception {
        assertThat(everything().names()).containsAll(found(METRIC, alerts()));
    }

    @Test
    void everyMetricOfTheDashboardIsThere() throws Exception {
        assertThat(everything().names()).containsAll(found(METRIC, dashboard().toString()));
    }

    @Test
    void everyMetricOfTheRunbookIsThere() throws Exception {
        Set<String> named =
                found(METRIC, Files.readString(DOCS.resolve("operate.md"))).stream()
                        .filter(name -> !name.endsWith("_"))
                        .collect(Collectors.toSet());

        assertThat(everything().names()).containsAll(named);
    }

    @Test
    void everyLabelThatIsChosenByIsThere() throws Exception {
        Exposition read = everything();
        List<MatchResult> chosen = LABELLED.matcher(expressions()).results().toList();

        assertThat(chosen)
                .isNotEmpty()
                .allSatisfy(
                        match ->
                                assertThat(read.labelNames(match.group(1)))
                                        .as(match.group())
                                        .containsAll(labels(match.group(2))));
    }

    private static Set<String> labels(String choice) {
        Set<String> labels = found(Pattern.compile("(\\w+)(?:=|!=|=~|!~)\""), choice);
        labels.removeAll(BY_PROMETHEUS);
        return labels;
    }

    @Test
    void everyAlertHasItsSectionInTheRunbook() throws Exception {
        Set<String> alerts =
                found(ALERT, alerts()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(alerts).isNotEmpty().isEqualTo(found(RUNBOOK, alerts()));
        assertThat(anchors()).containsAll(alerts);
    }

    @Test
    void theDashboardAsksForItsSource() throws Exception {
        JsonNode dashboard = dashboard();

        assertThat(dashboard.at("/templating/list/0/type").asText()).isEqualTo("datasource");
        assertThat(dashboard.findValuesAsText("uid"))
                .filteredOn(uid -> !uid.equals("masakari"))
                .isNotEmpty()
                .containsOnly("${datasource}");
    }
}
