package org.masakari.service.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Intake;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;

/** What becomes of notifications, by the door that they come through. */
final class IntakeMetrics {
    private final Clock clock;
    private final Counter notifications;
    private final Histogram delays;

    IntakeMetrics(PrometheusRegistry registry, Clock clock) {
        this.clock = clock;
        notifications =
                Counter.builder()
                        .name("masakari_notifications")
                        .help(
                                "Notifications by result: accepted; duplicate, of one that was"
                                        + " stored before; refused, see the log; unknown_host, of no"
                                        + " segment; failed, the database did not take it. Doors: v1,"
                                        + " the API; legacy, the original's monitors.")
                        .labelNames("type", "door", "result")
                        .register(registry);
        delays =
                Buckets.durations(
                        registry,
                        "masakari_notification_delay_seconds",
                        "From a completed fencing, or from a notification's generated_time, to its"
                                + " acceptance.",
                        "type");
        for (NotificationType type : NotificationType.values()) {
            delays.initLabelValues(type.name());
        }
    }

    /** The same intake, counted. */
    Intake measured(Intake intake, Door door) {
        for (NotificationType type : NotificationType.values()) {
            for (String result : new String[] {"accepted", "failed", "unknown_host"}) {
                notifications.initLabelValues(type.name(), Label.of(door), result);
            }
        }
        return (notification, payload, key) -> accept(intake, door, notification, payload, key);
    }

    private Intake.Receipt accept(
            Intake intake,
            Door door,
            Notification notification,
            String payload,
            @Nullable String key) {
        String result = "failed";
        try {
            Intake.Receipt receipt = intake.accept(notification, payload, key);
            result = result(receipt);
            return receipt;
        } finally {
            notifications.labelValues(notification.type().name(), Label.of(door), result).inc();
            if (result.equals("accepted")) {
                delays.labelValues(notification.type().name())
                        .observe(
                                Buckets.seconds(
                                        Duration.between(detected(notification), clock.instant())));
            }
        }
    }

    private static String result(Intake.Receipt receipt) {
        if (receipt instanceof Intake.Stored stored) {
            return stored.repeated() ? "duplicate" : "accepted";
        }
        return receipt instanceof Intake.UnknownHost ? "unknown_host" : "refused";
    }

    private static Instant detected(Notification notification) {
        FencingEvidence evidence =
                notification.payload() instanceof HostPayload host ? host.evidence() : null;
        return evidence == null ? notification.generatedTime() : evidence.completedAt();
    }
}
