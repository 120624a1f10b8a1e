package org.masakari.service.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Certificate;
import org.masakari.protocol.api.DiagnosisDocument.Database;
import org.masakari.protocol.api.DiagnosisDocument.Keystone;
import org.masakari.protocol.api.DiagnosisDocument.Nova;
import org.masakari.protocol.api.DiagnosisDocument.Report;

/**
 * Asks all that the controller depends on at the same time, and changes nothing. Who does not
 * answer in time is told so. One diagnosis is made at once, so that a Nova that hangs cannot keep
 * the API's threads from reports.
 */
public final class Diagnosis implements AutoCloseable {
    /** Less than clients wait for an answer (10 s). */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Parts parts;
    private final Clock clock;
    private final Duration patience;
    private final AtomicBoolean underWay = new AtomicBoolean();

    /** Those that hang are waited for by these, and no more of them. */
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    4,
                    task -> {
                        Thread thread = new Thread(task, "diagnosis");
                        thread.setDaemon(true);
                        return thread;
                    });

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
        this(parts, clock, PATIENCE);
    }

    Diagnosis(Parts parts, Clock clock, Duration patience) {
        this.parts = parts;
        this.clock = clock;
        this.patience = patience;
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
        CompletableFuture<Database> database = ask(parts.database(), Database::failed);
        CompletableFuture<Keystone> keystone = ask(parts.keystone(), Keystone::failed);
        CompletableFuture<Nova> nova = ask(parts.nova(), Nova::failed);
        CompletableFuture<@Nullable List<Report>> reports = ask(parts.reports(), why -> null);
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

    private <T extends @Nullable Object> CompletableFuture<T> ask(
            Supplier<T> other, Function<String, T> failed) {
        return CompletableFuture.supplyAsync(other, threads)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(error -> failed.apply(reason(error)));
    }

    private String reason(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof TimeoutException) {
            return "no answer within " + patience.toSeconds() + " s";
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
