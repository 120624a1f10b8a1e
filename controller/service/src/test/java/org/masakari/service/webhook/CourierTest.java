package org.masakari.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourierTest {
    private final FakeReceiver receiver = new FakeReceiver();
    private final WebhookConfig config = Configs.to(receiver.url());
    private final Script script = new Script();
    private final Sender sender = new Sender(config.receivers().get(0), config);
    private final Courier courier =
            new Courier(sender, script, config.claimedFor(), script.counts());

    /** A queue in memory, and what was told of it. */
    private static final class Script implements Deliveries {
        private final Queue<Delivery> due = new ArrayDeque<>();
        private final List<String> told = new ArrayList<>();
        private Duration wait = Duration.ZERO;

        void add(int attempt) {
            due.add(new Delivery(due.size(), attempt, UUID.randomUUID(), "e", "r", "{}"));
        }

        DeliveryListener counts() {
            return new DeliveryListener() {
                @Override
                public void delivered(String name) {
                    told.add("counted delivered");
                }

                @Override
                public void failed(String name) {
                    told.add("counted failed");
                }

                @Override
                public void gaveUp(String name) {
                    told.add("counted given up");
                }
            };
        }

        @Override
        public Optional<Delivery> claim(String name, Duration lease) {
            return Optional.ofNullable(due.poll());
        }

        @Override
        public void delivered(Delivery delivery) {
            told.add("delivered " + delivery.id());
        }

        @Override
        public void failed(Delivery delivery, String why, Duration until) {
            told.add("failed " + delivery.id() + ": " + why);
            wait = until;
        }

        @Override
        public List<GivenUp> giveUp(Duration age, int mostEach) {
            return List.of();
        }
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void allThatIsDueIsDeliveredAtOnce() {
        script.add(1);
        script.add(1);

        courier.pass();

        assertThat(script.told)
                .containsExactly(
                        "delivered 0", "counted delivered", "delivered 1", "counted delivered");
    }

    @Test
    void aReceiverThatDoesNotTakeOneIsLeftAloneForThatPass() {
        receiver.answering(500);
        script.add(1);
        script.add(1);

        courier.pass();

        assertThat(script.told)
                .containsExactly("failed 0: HTTP 500: no reason given", "counted failed");
        assertThat(script.due).hasSize(1);
    }

    @ParameterizedTest(name = "attempt {0}, Retry-After {1}: {2} s to {3} s")
    @CsvSource({
        "1, 0, 0.5, 1",
        "4, 0, 4, 8",
        "30, 0, 150, 300",
        "1, 60, 60, 60",
        "1, 9999, 300, 300"
    })
    void theWaitGrowsWithJitterAndMindsWhatTheReceiverAsksFor(
            int attempt, String asked, double least, double most) {
        receiver.answering(503).with(Map.of("Retry-After", asked));
        script.add(attempt);

        courier.pass();

        assertThat(script.wait.toMillis() / 1000.0).isBetween(least, most);
    }
}
