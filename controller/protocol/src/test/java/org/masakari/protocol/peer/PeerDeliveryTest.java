package org.masakari.protocol.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.client.FakeController;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.json.Json;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.notification.Payload;
import org.masakari.protocol.notification.ProcessPayload;
import org.masakari.protocol.outbox.Delivery;
import org.masakari.protocol.outbox.OutboxEntry;
import org.masakari.protocol.tls.TlsFiles;

class PeerDeliveryTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.5Z");
    private static final HostName HOST = new HostName("compute1");
    private static final InstanceId INSTANCE = new InstanceId(new UUID(1, 2));
    private static final String THANKS = "method _notification_reciever returned.\r\n";
    private static final Payload FENCED =
            HostPayload.fenced(
                    new FencingEvidence(
                            HOST,
                            FencingAction.OFF,
                            "operation",
                            NOON,
                            "a",
                            "b",
                            "c",
                            EvidenceSource.FENCER,
                            "a"));

    private final FakeController peer = new FakeController();
    private final FakeController keystone = new FakeController();

    @AfterEach
    void close() {
        peer.close();
        keystone.close();
    }

    @Test
    void theOriginalIsToldOfAFencedHostInItsOwnWords() throws IOException {
        peer.answers(200, THANKS);

        Answer answer = original().deliver(entry(NotificationType.COMPUTE_HOST, FENCED));

        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        JsonNode sent = sent(0);
        assertThat(fields(sent, "type", "eventID", "eventType", "detail"))
                .containsExactly("rscGroup", "1", "2", "2");
        assertThat(fields(sent, "hostname", "time", "tzname", "daylight", "cluster_port", "uuid"))
                .containsExactly(
                        "compute1", "20260131210000", "'JST', 'JST'", "0", "226.94.1.1:5405", "");
        assertThat(sent.path("endTime").isNull()).isTrue();
    }

    @Test
    void theOriginalIsToldOfAFailedInstance() throws IOException {
        peer.answers(200, THANKS);

        Answer unused =
                original().deliver(entry(NotificationType.VM, InstancePayload.crashed(INSTANCE)));

        assertThat(fields(sent(0), "type", "eventID", "eventType", "detail", "uuid"))
                .containsExactly("VM", "0", "5", "5", INSTANCE.toString());
    }

    @Test
    void theOriginalHasNoWordForAProcessThatIsBack() {
        Answer answer =
                original()
                        .deliver(
                                entry(
                                        NotificationType.PROCESS,
                                        new ProcessPayload(HostEvent.STARTED, "nova-compute")));

        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        assertThat(peer.received()).isEmpty();
    }

    @Test
    void openStackMasakariGetsATokenAndNoFieldBeyondItsOwn() throws IOException {
        keystone.answers(201, "{}", Map.of("X-Subject-Token", "t1"));
        peer.answers(202, "{\"notification\":{}}");

        Answer unused = openStack().deliver(entry(NotificationType.COMPUTE_HOST, FENCED));

        assertThat(sent(0).path("notification").path("payload"))
                .isEqualTo(
                        Json.lenient()
                                .readTree(
                                        "{\"event\":\"STOPPED\",\"cluster_status\":\"OFFLINE\","
                                                + "\"host_status\":\"NORMAL\"}"));
    }

    @Test
    void aTokenThatHasExpiredIsRenewedOnce() {
        keystone.answers(201, "{}", Map.of("X-Subject-Token", "t1"));
        peer.answers(202, "{}").answers(401, "{}").answers(202, "{}");
        Delivery delivery = openStack();
        Answer first = delivery.deliver(entry(NotificationType.COMPUTE_HOST, FENCED));

        Answer second = delivery.deliver(entry(NotificationType.COMPUTE_HOST, FENCED));

        assertThat(List.of(first, second)).allMatch(Answer.Accepted.class::isInstance);
        assertThat(keystone.received()).hasSize(2);
    }

    @Test
    void aKeystoneThatRefusesMakesTheNotificationWait() {
        keystone.answers(401, "{}");

        assertThat(openStack().deliver(entry(NotificationType.COMPUTE_HOST, FENCED)))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        answer -> assertThat(answer.reason()).contains("Keystone", "401"));
    }

    private Delivery original() {
        return new OriginalDelivery(
                new ControllerClient(ClientSettings.of(List.of(peer.url()))),
                new OriginalFormat("RegionOne", "226.94.1.1:5405"),
                ZoneId.of("Asia/Tokyo"));
    }

    private Delivery openStack() {
        return new OpenStackDelivery(
                new ControllerClient(ClientSettings.of(List.of(peer.url()))),
                KeystonePassword.of(
                        URI.create(keystone.url() + "/v3"),
                        "masakari",
                        "Default",
                        "secret",
                        "service",
                        "Default"),
                Duration.ofSeconds(10),
                TlsFiles.NONE);
    }

    private JsonNode sent(int index) throws IOException {
        return Json.lenient().readTree(peer.received().get(index).body());
    }

    private static List<String> fields(JsonNode node, String... names) {
        return List.of(names).stream().map(name -> node.path(name).asText()).toList();
    }

    private static OutboxEntry entry(NotificationType type, Payload payload) {
        return new OutboxEntry(1, new UUID(3, 4), new Notification(type, HOST, NOON, payload));
    }
}
