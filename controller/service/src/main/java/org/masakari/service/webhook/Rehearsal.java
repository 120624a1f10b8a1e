package org.masakari.service.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.masakari.protocol.api.WebhookEventDocument;
import org.masakari.protocol.api.WebhookTestDocument;
import org.masakari.protocol.json.Json;
import org.masakari.runtime.thread.DaemonThreads;

/**
 * Sends a test to all receivers at once, past the queue: what waits in it would be answered first.
 */
final class Rehearsal implements AutoCloseable {
    private static final String EVENT = "webhook.test";

    /** Less than clients wait for an answer (10 s). */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final List<Line> lines;
    private final String controller;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();

    /** A receiver, and the only thread that waits for it: who hangs takes up no second one. */
    private record Line(Sender sender, ExecutorService thread) {

        static Line to(Sender sender) {
            return new Line(
                    sender, Executors.newSingleThreadExecutor(new DaemonThreads("webhook test")));
        }
    }

    Rehearsal(List<Sender> senders, String controller, Clock clock) {
        this.lines = senders.stream().map(Line::to).toList();
        this.controller = controller;
        this.clock = clock;
    }

    /** What each made of it, in the order of the config; empty if another test is under way. */
    Optional<List<WebhookTestDocument>> now() {
        if (!underWay.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            List<CompletableFuture<WebhookTestDocument>> all =
                    lines.stream().map(this::ask).toList();
            return Optional.of(all.stream().map(CompletableFuture::join).toList());
        } finally {
            underWay.set(false);
        }
    }

    private CompletableFuture<WebhookTestDocument> ask(Line line) {
        return CompletableFuture.supplyAsync(() -> send(line.sender()), line.thread())
                .completeOnTimeout(
                        new WebhookTestDocument(
                                line.sender().receiver(),
                                false,
                                "no answer within " + PATIENCE.toSeconds() + " s",
                                PATIENCE.toMillis()),
                        PATIENCE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private WebhookTestDocument send(Sender sender) {
        long beganAt = System.nanoTime();
        UUID id = UUID.randomUUID();
        Answered answered = sender.send(id.toString(), EVENT, body(id));
        return new WebhookTestDocument(
                sender.receiver(),
                answered.taken(),
                answered.what(),
                Duration.ofNanos(System.nanoTime() - beganAt).toMillis());
    }

    private String body(UUID id) {
        try {
            return Json.strict()
                    .writeValueAsString(
                            new WebhookEventDocument(
                                    WebhookEventDocument.VERSION,
                                    id,
                                    EVENT,
                                    clock.instant(),
                                    controller,
                                    null,
                                    null,
                                    null,
                                    null));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and times can be written as JSON", e);
        }
    }

    @Override
    public void close() {
        lines.forEach(line -> line.thread().shutdownNow());
    }
}
