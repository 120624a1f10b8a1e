package org.masakari.service.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Database;
import org.masakari.protocol.api.DiagnosisDocument.Keystone;
import org.masakari.protocol.api.DiagnosisDocument.Nova;

class DiagnosisTest {
    private static final Database DATABASE = new Database(null, 1L, 0L, "7", 0, 1, 0);
    private static final Keystone KEYSTONE = new Keystone(null, 20L, "masakari", Set.of("admin"));
    private static final Nova NOVA = new Nova(null, 30L, "2.59", 0L, true, List.of());

    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        hanging.countDown();
    }

    private Diagnosis diagnosis(Supplier<Database> database, Supplier<Nova> nova) {
        return new Diagnosis(
                new Diagnosis.Parts(
                        "c1",
                        "0.1.0",
                        Map::of,
                        database,
                        () -> KEYSTONE,
                        nova,
                        () -> null,
                        List::of),
                Clock.systemUTC(),
                Duration.ofSeconds(1));
    }

    private Nova hang() {
        asked.countDown();
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return NOVA;
    }

    @Test
    void whatEachAnswersIsTold() {
        try (Diagnosis diagnosis = diagnosis(() -> DATABASE, () -> NOVA)) {
            DiagnosisDocument found = diagnosis.now().orElseThrow();

            assertThat(found.database()).isEqualTo(DATABASE);
            assertThat(found.keystone()).isEqualTo(KEYSTONE);
            assertThat(found.nova()).isEqualTo(NOVA);
            assertThat(found.reports()).isEmpty();
        }
    }

    @Test
    void aDatabaseThatFailsDoesNotHideTheOthers() {
        Supplier<Database> gone =
                () -> {
                    throw new IllegalStateException(
                            "it cannot be used", new IllegalStateException("connection refused"));
                };
        try (Diagnosis diagnosis = diagnosis(gone, () -> NOVA)) {
            DiagnosisDocument found = diagnosis.now().orElseThrow();

            assertThat(found.database().error()).isEqualTo("connection refused");
            assertThat(found.nova()).isEqualTo(NOVA);
        }
    }

    @Test
    void aNovaThatHangsIsToldSoInTime() {
        try (Diagnosis diagnosis = diagnosis(() -> DATABASE, this::hang)) {
            DiagnosisDocument found = diagnosis.now().orElseThrow();

            assertThat(found.nova().error()).isEqualTo("no answer within 1 s");
            assertThat(found.database()).isEqualTo(DATABASE);
        }
    }

    @Test
    void aSecondDiagnosisIsNotBegunBesideTheFirst() throws Exception {
        try (Diagnosis diagnosis = diagnosis(() -> DATABASE, this::hang)) {
            Thread first = new Thread(diagnosis::now);
            first.start();
            asked.await();

            Optional<DiagnosisDocument> second = diagnosis.now();

            assertThat(second).isEmpty();
            hanging.countDown();
            first.join();
        }
    }
}
