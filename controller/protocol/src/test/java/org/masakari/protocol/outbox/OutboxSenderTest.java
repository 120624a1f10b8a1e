package org.masakari.protocol.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.client.FakeController;

class OutboxSenderTest {
    private static final Answer COMMITTED = new Answer.Accepted(202, MissingNode.getInstance());

    @TempDir Path folder;
    private final BlockingQueue<OutboxEntry> attempts = new LinkedBlockingQueue<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private @Nullable OutboxSender sender;

    @AfterEach
    void stop() {
        if (sender != null) {
            sender.close();
        }
    }

    @Test
    void whatAnEarlierProcessLeftIsDeliveredFirst() throws InterruptedException {
        Outbox outbox = withEntries("a", "b");

        start(outbox, COMMITTED);

        assertThat(attempted(2)).containsExactly("a", "b");
    }

    @Test
    void anAdditionIsDeliveredAtOnceAndForgotten() throws InterruptedException {
        Outbox outbox = withEntries();
        OutboxSender running = start(outbox, COMMITTED);

        outbox.add(Samples.fenced("a"));
        running.wake();

        assertThat(attempted(1)).containsExactly("a");
        awaitEmpty(outbox);
    }

    @Test
    void anEntryIsTriedWithTheSameIdUntilAControllerTakesIt() throws InterruptedException {
        Outbox outbox = withEntries("a");

        start(outbox, new Answer.Unreachable("refused"), new Answer.Unreachable("x"), COMMITTED);

        OutboxEntry first = attempts.poll(10, TimeUnit.SECONDS);
        assertThat(attempts.poll(10, TimeUnit.SECONDS)).isEqualTo(first).isNotNull();
        assertThat(attempts.poll(10, TimeUnit.SECONDS)).isEqualTo(first);
        awaitEmpty(outbox);
    }

    @Test
    void oneHostsWaitingEntryDoesNotHoldUpAnotherHost() throws InterruptedException {
        Outbox outbox = withEntries("a", "a", "b");

        start(outbox, new Answer.Busy(500, "bug", null), COMMITTED);

        assertThat(attempted(4)).containsExactly("a", "b", "a", "a");
    }

    @Test
    void aConflictMeansThatTheControllerHasIt() throws InterruptedException {
        Outbox outbox = withEntries("a");

        start(outbox, new Answer.Refused(409, "duplicate"));

        awaitEmpty(outbox);
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    @Test
    void aRefusalForGoodIsPutAside() throws InterruptedException {
        Outbox outbox = withEntries("a");

        start(outbox, new Answer.Refused(400, "unknown host"));

        awaitEmpty(outbox);
        assertThat(folder.resolve("refused/0000000000000001.json")).exists();
    }

    static Stream<Answer> troubleOfTheMessenger() {
        return Stream.of(
                new Answer.Refused(401, "token"),
                new Answer.Refused(426, "this port speaks TLS"),
                new Answer.Untrusted("the certificate expired"));
    }

    @ParameterizedTest
    @MethodSource("troubleOfTheMessenger")
    void troubleOfTheMessengerKeepsTheEntry(Answer trouble) throws InterruptedException {
        Outbox outbox = withEntries("a");

        start(outbox, trouble, COMMITTED);

        assertThat(attempted(2)).containsExactly("a", "a");
        awaitEmpty(outbox);
    }

    @Test
    void theIdTravelsAsIdempotencyKeyAndTheBodyIsTheApisNotification() throws Exception {
        Outbox outbox = withEntries("compute1");
        OutboxEntry entry = outbox.entries().get(0);
        try (FakeController controller = new FakeController().answers(202, "{}")) {
            ControllerClient client =
                    new ControllerClient(ClientSettings.of(List.of(controller.url())));

            Delivery.by(client).deliver(entry);

            FakeController.Received received = controller.received().get(0);
            assertThat(received.path()).isEqualTo("/v1/notifications");
            assertThat(received.key()).isEqualTo(entry.id().toString());
            assertThat(received.body())
                    .startsWith("{\"notification\":{")
                    .contains("\"hostname\":\"compute1\"", "\"generated_time\":\"2026-01-31T12");
        }
    }

    @Test
    void theBackoffDoublesUpToItsLongestAndNeverFallsBelowHalf() {
        Backoff backoff = Backoff.standard(new Random(7));

        Map<Integer, Long> longest = Map.of(1, 100L, 2, 200L, 6, 3200L, 7, 5000L, 5000, 5000L);

        longest.forEach(
                (failures, millis) ->
                        assertThat(backoff.after(failures).toMillis())
                                .isBetween(millis / 2, millis));
    }

    private OutboxSender start(Outbox outbox, Answer... told) {
        answers.addAll(List.of(told));
        Backoff quick = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2), new Random(1));
        OutboxSender running = new OutboxSender(outbox, this::deliver, quick).start();
        sender = running;
        return running;
    }

    private Answer deliver(OutboxEntry entry) {
        attempts.add(entry);
        Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
        return answer == null ? COMMITTED : answer;
    }

    private Outbox withEntries(String... hosts) {
        Outbox outbox = Outbox.open(folder, 1000);
        for (String host : hosts) {
            outbox.add(Samples.fenced(host));
        }
        return outbox;
    }

    private List<String> attempted(int count) throws InterruptedException {
        List<String> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OutboxEntry entry = attempts.poll(10, TimeUnit.SECONDS);
            hosts.add(entry == null ? "nothing" : entry.notification().hostname().value());
        }
        return hosts;
    }

    private static void awaitEmpty(Outbox outbox) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!outbox.entries().isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(outbox.entries()).isEmpty();
    }
}
