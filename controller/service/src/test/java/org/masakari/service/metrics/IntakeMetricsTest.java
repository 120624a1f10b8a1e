package org.masakari.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;

class IntakeMetricsTest {
    private static final HostName HOST = new HostName("compute1");
    private static final Instant FENCED = Reading.NOW.minusSeconds(4);

    private final Reading reading = Reading.of(Reading.NOTHING);

    @AfterEach
    void close() {
        reading.close();
    }

    private static Notification fenced() {
        return fenced(FENCED);
    }

    private static Notification fenced(Instant at) {
        FencingEvidence evidence =
                new FencingEvidence(
                        HOST,
                        FencingAction.OFF,
                        "op",
                        at,
                        null,
                        null,
                        null,
                        EvidenceSource.FENCER,
                        "controller1");
        return new Notification(
                NotificationType.COMPUTE_HOST,
                HOST,
                Reading.NOW.minusSeconds(1),
                HostPayload.fenced(evidence));
    }

    private static Intake.Receipt receipt(String answer) {
        return switch (answer) {
            case "accepted" -> stored(false);
            case "duplicate" -> stored(true);
            case "unknown_host" -> new Intake.UnknownHost();
            default -> new Intake.Refused("reported before");
        };
    }

    private static Intake.Stored stored(boolean repeated) {
        NotificationDocument document =
                new NotificationDocument(
                        1,
                        UUID.randomUUID(),
                        NotificationType.COMPUTE_HOST,
                        UUID.randomUUID(),
                        HOST,
                        NullNode.getInstance(),
                        "new",
                        null,
                        null,
                        Reading.NOW,
                        Reading.NOW,
                        null,
                        false,
                        null);
        return new Intake.Stored(document, Optional.empty(), repeated);
    }

    private void report(Intake intake, Door door) {
        reading.metrics().measured(intake, door).accept(fenced(), "{}", "key");
    }

    private double count(String door, String result) {
        return reading.read()
                .value(
                        "masakari_notifications_total",
                        "type",
                        "COMPUTE_HOST",
                        "door",
                        door,
                        "result",
                        result);
    }

    @ParameterizedTest
    @CsvSource({
        "V1, v1, accepted",
        "V1, v1, duplicate",
        "V1, v1, refused",
        "LEGACY, legacy, unknown_host"
    })
    void countsWhatBecomesOfANotificationByItsDoor(Door door, String label, String result) {
        report((notification, payload, key) -> receipt(result), door);

        assertThat(count(label, result)).isEqualTo(1);
    }

    @Test
    void countsOneThatTheDatabaseDidNotTake() {
        Intake broken =
                (notification, payload, key) -> {
                    throw new StoreUnavailableException("away", new IllegalStateException());
                };

        assertThatThrownBy(() -> report(broken, Door.V1))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(count("v1", "failed")).isEqualTo(1);
    }

    @Test
    void timesTheAcceptanceFromTheFencing() {
        report((notification, payload, key) -> stored(false), Door.V1);

        assertThat(
                        reading.read()
                                .value(
                                        "masakari_notification_delay_seconds_sum",
                                        "type",
                                        "COMPUTE_HOST"))
                .isEqualTo(4);
    }

    @Test
    void takesAFencingOfThousandsOfYearsAgo() {
        Intake.Stored stored = stored(false);
        Notification notification = fenced(Instant.parse("-9999-01-01T00:00:00Z"));

        assertThat(
                        reading.metrics()
                                .measured((any, payload, key) -> stored, Door.V1)
                                .accept(notification, "{}", "key"))
                .isSameAs(stored);
    }

    @Test
    void timesNoRepeat() {
        report((notification, payload, key) -> stored(true), Door.V1);

        assertThat(
                        reading.read()
                                .value(
                                        "masakari_notification_delay_seconds_count",
                                        "type",
                                        "COMPUTE_HOST"))
                .isZero();
    }
}
