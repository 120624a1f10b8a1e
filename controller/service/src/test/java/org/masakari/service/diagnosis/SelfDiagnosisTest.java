package org.masakari.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Database;
import org.masakari.protocol.api.DiagnosisDocument.Keystone;
import org.masakari.protocol.api.DiagnosisDocument.Nova;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.Verdict;

class SelfDiagnosisTest {
    private static final Database DATABASE = new Database(null, 1L, 0L, "7", 0, 1, 0);
    private static final Keystone KEYSTONE = new Keystone(null, 20L, "masakari", Set.of("admin"));
    private static final Nova NOVA = new Nova(null, 30L, "2.59", 0L, true, List.of());
    private static final Map<Subject, List<Finding>> STORED = Map.of(Subject.PAUSES, List.of());

    private final Map<String, String> problems = new TreeMap<>();
    private final InstantSource time = () -> this.now;
    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private Database database = DATABASE;
    private boolean busy;
    private int looks;

    private final SelfDiagnosis self =
            new SelfDiagnosis(
                    this::diagnosis,
                    services -> STORED,
                    () -> problems,
                    time.withZone(ZoneOffset.UTC));

    private Optional<DiagnosisDocument> diagnosis() {
        if (busy) {
            return Optional.empty();
        }
        looks++;
        return Optional.of(
                new DiagnosisDocument(
                        "c1",
                        "0.1.0",
                        now,
                        Map.copyOf(problems),
                        database,
                        KEYSTONE,
                        NOVA,
                        null,
                        List.of()));
    }

    private void passes(Duration duration) {
        now = now.plus(duration);
        self.runIfDue();
    }

    private List<Verdict> verdicts(Subject subject) {
        return self.last().orElseThrow().findings().getOrDefault(subject, List.of()).stream()
                .map(Finding::verdict)
                .toList();
    }

    @Test
    void knowsNothingBeforeItHasLooked() {
        assertThat(self.last()).isEmpty();
    }

    @Test
    void judgesWhatItSeesAndWhatIsStored() {
        database = new Database(null, 1L, 0L, "7", 0, 2, 0);

        self.runIfDue();

        assertThat(self.last().orElseThrow().at()).isEqualTo(now);
        assertThat(verdicts(Subject.READY)).containsExactly(Verdict.OK);
        assertThat(verdicts(Subject.DATABASE)).containsExactly(Verdict.FAIL);
        assertThat(self.last().orElseThrow().findings())
                .containsKey(Subject.PAUSES)
                .doesNotContainKey(Subject.CERTIFICATE);
    }

    @Test
    void looksOnceAMinuteHoweverOftenItIsCalled() {
        self.runIfDue();
        passes(Duration.ofSeconds(30));
        passes(Duration.ofSeconds(29));
        assertThat(looks).isEqualTo(1);

        passes(Duration.ofSeconds(1));

        assertThat(looks).isEqualTo(2);
    }

    @Test
    void looksAtOnceWhereReadinessHasChanged() {
        problems.put("nova", "not tried yet");
        self.runIfDue();
        problems.clear();

        passes(Duration.ofSeconds(5));

        assertThat(verdicts(Subject.READY)).containsExactly(Verdict.OK);
    }

    @Test
    void keepsWhatItKnowsWhileSomebodyElsesDiagnosisIsBeingMade() {
        self.runIfDue();
        Judgement before = self.last().orElseThrow();
        busy = true;

        passes(Duration.ofMinutes(2));

        assertThat(self.last()).contains(before);
    }

    @Test
    void doesNotAskADatabaseThatIsAwayForWhatIsStored() {
        database = Database.failed("connection refused");

        self.runIfDue();

        assertThat(verdicts(Subject.DATABASE)).containsExactly(Verdict.FAIL);
        assertThat(verdicts(Subject.SEGMENTS)).containsExactly(Verdict.NOT_CHECKED);
        assertThat(self.last().orElseThrow().findings()).doesNotContainKey(Subject.PAUSES);
    }
}
