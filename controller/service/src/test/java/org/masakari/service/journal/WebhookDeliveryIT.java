package org.masakari.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.api.WebhookTestDocument;
import org.masakari.service.webhook.Configs;
import org.masakari.service.webhook.Deliveries;
import org.masakari.service.webhook.Delivery;
import org.masakari.service.webhook.DeliveryListener;
import org.masakari.service.webhook.EventName;
import org.masakari.service.webhook.FakeReceiver;
import org.masakari.service.webhook.GivenUp;
import org.masakari.service.webhook.WebhookConfig;
import org.masakari.service.webhook.Webhooks;

/** The webhooks' queue on a real MariaDB, and real HTTP receivers. */
class WebhookDeliveryIT {
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final UUID SUBJECT = UUID.fromString("cccccccc-0000-0000-0000-000000000001");
    private static final UUID OTHER = UUID.fromString("cccccccc-0000-0000-0000-000000000002");

    private final TestDatabase db = new TestDatabase();
    private final FakeReceiver receiver = new FakeReceiver();
    private final WebhookConfig config = Configs.to(receiver.url());
    private final String name = config.receivers().get(0).name();
    private final JdbiDeliveries queue1 = new JdbiDeliveries(db.database(), "controller1");
    private final JdbiDeliveries queue2 = new JdbiDeliveries(db.database(), "controller2");
    private final Counts counts = new Counts();
    private final List<Webhooks> started = new ArrayList<>();

    private static final class Counts implements DeliveryListener {
        private final AtomicInteger failed = new AtomicInteger();
        private final AtomicInteger gaveUp = new AtomicInteger();

        @Override
        public void delivered(String name) {}

        @Override
        public void failed(String name) {
            failed.incrementAndGet();
        }

        @Override
        public void gaveUp(String name) {
            gaveUp.incrementAndGet();
        }
    }

    @AfterEach
    void close() {
        started.forEach(Webhooks::close);
        receiver.close();
        db.close();
    }

    private UUID queue(WebhookConfig to, UUID subject) {
        UUID id = UUID.randomUUID();
        db.database()
                .transaction(
                        handle -> {
                            new WebhookDao(handle)
                                    .insert(
                                            to.receivers(),
                                            id,
                                            subject,
                                            EventName.RECOVERY_HELD,
                                            "{\"id\":\"" + id + "\"}");
                            return id;
                        });
        return id;
    }

    private Webhooks start(WebhookConfig by, Deliveries queue) {
        Webhooks webhooks = new Webhooks(by, "controller", queue, counts, Clock.systemUTC());
        started.add(webhooks);
        webhooks.start();
        return webhooks;
    }

    private void await(String query, String value) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        while (!db.value(query).equals(value)) {
            assertThat(Instant.now()).as(query).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private String outcomes() {
        return db.value(
                "SELECT COALESCE(GROUP_CONCAT(outcome ORDER BY created_at, id SEPARATOR ' '), '')"
                        + " FROM webhook_delivery");
    }

    @Test
    void whatIsNotTakenIsSentAgainWithTheSameIdAndSignedAnew() throws Exception {
        receiver.answering(500);
        UUID id = queue(config, SUBJECT);

        start(config, queue1);
        FakeReceiver.Received first = receiver.next();
        FakeReceiver.Received second = receiver.next();

        assertThat(first.id()).isEqualTo(id.toString());
        assertThat(second).isEqualTo(first);
        assertThat(second.signed()).isTrue();
        await("SELECT COUNT(*) FROM webhook_delivery WHERE outcome = 'delivered'", "1");
        assertThat(counts.failed).hasValue(1);
        assertThat(receiver.hasNoMore()).isTrue();
    }

    @Test
    void whatAControllerSentAndDidNotMarkAnotherOneSendsWithTheSameId() throws Exception {
        UUID id = queue(config, SUBJECT);
        Webhooks killed = start(config, new Dying(queue1));
        assertThat(receiver.next().id()).isEqualTo(id.toString());
        killed.close();
        db.execute("UPDATE webhook_delivery SET not_before = created_at");

        start(config, queue2);

        assertThat(receiver.next().id()).isEqualTo(id.toString());
        await("SELECT COUNT(*) FROM webhook_delivery WHERE outcome = 'delivered'", "1");
        assertThat(db.value("SELECT claimed_by FROM webhook_delivery")).isEqualTo("controller2");
    }

    /** A controller that ends right after the receiver has answered. */
    private record Dying(Deliveries queue) implements Deliveries {

        @Override
        public Optional<Delivery> claim(String receiver, Duration lease) {
            return queue.claim(receiver, lease);
        }

        @Override
        public void delivered(Delivery delivery) {
            throw new IllegalStateException("killed");
        }

        @Override
        public void failed(Delivery delivery, String why, Duration wait) {
            throw new IllegalStateException("killed");
        }

        @Override
        public List<GivenUp> giveUp(Duration age, int mostEach) {
            return List.of();
        }
    }

    @Test
    void aReceiverThatHangsHoldsUpNoOther() throws Exception {
        try (FakeReceiver hanging = new FakeReceiver().hanging()) {
            WebhookConfig both = Configs.to(hanging.url(), receiver.url());
            queue(both, SUBJECT);
            queue(both, OTHER);

            start(both, queue1);

            receiver.next();
            receiver.next();
            await("SELECT COUNT(*) FROM webhook_delivery WHERE outcome = 'delivered'", "2");
        }
    }

    @Test
    void twoControllersDoNotMakeTheSameDeliveryAtOnce() {
        queue(config, SUBJECT);

        assertThat(queue1.claim(name, LEASE)).isPresent();
        assertThat(queue2.claim(name, LEASE)).isEmpty();
    }

    @Test
    void whatIsToldOfOneIncidentKeepsItsOrderAndHoldsUpNoOtherIncident() {
        UUID first = queue(config, SUBJECT);
        UUID second = queue(config, SUBJECT);
        UUID other = queue(config, OTHER);

        Delivery claimed = queue1.claim(name, LEASE).orElseThrow();
        assertThat(claimed.eventId()).isEqualTo(first);
        assertThat(queue1.claim(name, LEASE).orElseThrow().eventId()).isEqualTo(other);
        assertThat(queue2.claim(name, LEASE)).isEmpty();

        queue1.delivered(claimed);
        assertThat(queue2.claim(name, LEASE).orElseThrow().eventId()).isEqualTo(second);
    }

    @Test
    void whatFailedIsNotDueBeforeItsWaitIsOver() {
        queue(config, SUBJECT);
        Delivery claimed = queue1.claim(name, LEASE).orElseThrow();

        queue1.failed(claimed, "HTTP 500", LEASE);
        assertThat(queue2.claim(name, LEASE)).isEmpty();

        db.execute("UPDATE webhook_delivery SET not_before = created_at");
        assertThat(queue2.claim(name, LEASE).orElseThrow().attempt()).isEqualTo(2);
    }

    @Test
    void whoseClaimWasTakenOverMarksNothing() {
        queue(config, SUBJECT);
        Delivery lost = queue1.claim(name, LEASE).orElseThrow();
        db.execute("UPDATE webhook_delivery SET not_before = created_at");
        queue2.claim(name, LEASE);

        queue1.delivered(lost);

        assertThat(outcomes()).isEmpty();
    }

    @Test
    void whatIsTooOldIsGivenUpOnceAndTold() {
        UUID old = queue(config, SUBJECT);
        queue1.failed(queue1.claim(name, LEASE).orElseThrow(), "HTTP 500", LEASE);
        db.execute("UPDATE webhook_delivery SET created_at = created_at - INTERVAL 2 HOUR");
        queue(config, OTHER);

        List<GivenUp> lost = queue1.giveUp(Duration.ofHours(1), 1000);

        assertThat(lost)
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.eventId()).isEqualTo(old);
                            assertThat(each.lastError()).isEqualTo("HTTP 500");
                            assertThat(each.attempts()).isEqualTo(1);
                        });
        assertThat(queue2.giveUp(Duration.ofHours(1), 1000)).isEmpty();
        assertThat(outcomes()).isEqualTo("given_up");
    }

    @Test
    void theOldestOfTooManyAreGivenUp() {
        queue(config, SUBJECT);
        queue(config, SUBJECT);
        UUID last = queue(config, SUBJECT);

        assertThat(queue1.giveUp(Duration.ofHours(1), 1)).hasSize(2);

        assertThat(queue1.claim(name, LEASE).orElseThrow().eventId()).isEqualTo(last);
    }

    @Test
    void aReceiverOfAnEarlierConfigIsGivenUpByTheControllersOfToday() throws Exception {
        queue(config, SUBJECT);
        db.execute("UPDATE webhook_delivery SET created_at = created_at - INTERVAL 2 HOUR");

        start(Configs.to(), queue1);

        await("SELECT COUNT(*) FROM webhook_delivery WHERE outcome = 'given_up'", "1");
        assertThat(receiver.hasNoMore()).isTrue();
    }

    @Test
    void whatWaitsIsCountedForTheMetricsAndWhatHasEndedIsPurgedWithTheHistory() {
        queue(config, SUBJECT);
        queue(config, OTHER);
        queue1.delivered(queue1.claim(name, LEASE).orElseThrow());

        assertThat(new JdbiStanding(db.database()).now().webhooks())
                .singleElement()
                .satisfies(
                        waiting -> {
                            assertThat(waiting.receiver()).isEqualTo(name);
                            assertThat(waiting.events()).isEqualTo(1);
                            assertThat(waiting.oldest()).isBetween(Duration.ZERO, LEASE);
                        });
        new JdbiRetention(db.database()).purge(Instant.now().plus(Duration.ofDays(1)));
        assertThat(db.value("SELECT COUNT(*) FROM webhook_delivery")).isEqualTo("1");
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void aTestIsSentToEachAndTellsWhatItAnswered() throws Exception {
        try (FakeReceiver refusing = new FakeReceiver().answering(403);
                Webhooks webhooks =
                        new Webhooks(
                                Configs.to(receiver.url(), refusing.url()),
                                "controller1",
                                queue1,
                                counts,
                                Clock.systemUTC())) {

            List<WebhookTestDocument> answers = webhooks.test().orElseThrow();

            assertThat(answers).extracting("taken").containsExactly(true, false);
            assertThat(answers.get(1).answer()).startsWith("HTTP 403");
            FakeReceiver.Received sent = receiver.next();
            assertThat(sent.event()).isEqualTo("webhook.test");
            assertThat(sent.signed()).isTrue();
        }
    }
}
