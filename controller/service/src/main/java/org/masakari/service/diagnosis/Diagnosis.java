package org.masakari.service.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Certificate;
import org.masakari.protocol.api.DiagnosisDocument.Database;
import org.masakari.protocol.api.DiagnosisDocument.Keystone;
import org.masakari.protocol.api.DiagnosisDocument.Nova;
import org.masakari.protocol.api.DiagnosisDocument.Report;
import org.masakari.service.question.Questions;

/**
 * Asks all that the controller depends on at the same time, and changes nothing. Who does not
 * answer in time is told so. One diagnosis is made at once, so that a Nova that hangs cannot keep
 * the API's threads from reports.
 */
public final class Diagnosis implements AutoCloseable {
    /** Twice what one diagnosis asks, for those whom an earlier one found hanging. */
    private static final int ASKED_AT_ONCE = 8;

    private final Parts parts;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final Questions questions;

    /**
     * Whom to ask.
     *
     * @param controller its name among the others
     * @param version its program's; null if unknown
     * @param certificate of its API; gives null without TLS
     */
    public record Parts(
            String controller,
            @Nullable String version,
            Supplier<Map<String, String>> problems,
            Supplier<Database> database,
            Supplier<Keystone> keystone,
            Supplier<Nova> nova,
            Supplier<@Nullable Certificate> certificate,
            Supplier<@Nullable List<Report>> reports) {}

    public Diagnosis(Parts parts, Clock clock) {
        this(parts, clock, Questions.PATIENCE);
    }

    Diagnosis(Parts parts, Clock clock, Duration patience) {
        this.parts = parts;
        this.clock = clock;
        questions = new Questions("diagnosis", ASKED_AT_ONCE, patience);
    }

    /** What was found; empty if another one is being made. */
    public Optional<DiagnosisDocument> now() {
        if (!underWay.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            return Optional.of(make());
        } finally {
            underWay.set(false);
        }
    }

    private DiagnosisDocument make() {
        CompletableFuture<Database> database = questions.ask(parts.database(), Database::failed);
        CompletableFuture<Keystone> keystone = questions.ask(parts.keystone(), Keystone::failed);
        CompletableFuture<Nova> nova = questions.ask(parts.nova(), Nova::failed);
        CompletableFuture<@Nullable List<Report>> reports =
                questions.ask(parts.reports(), why -> null);
        return new DiagnosisDocument(
                parts.controller(),
                parts.version(),
                clock.instant(),
                parts.problems().get(),
                database.join(),
                keystone.join(),
                nova.join(),
                parts.certificate().get(),
                reports.join());
    }

    @Override
    public void close() {
        questions.close();
    }
}
