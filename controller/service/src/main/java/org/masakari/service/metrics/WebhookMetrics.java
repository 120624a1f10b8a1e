package org.masakari.service.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Collection;
import org.masakari.service.webhook.DeliveryListener;

/** What becomes of webhooks' deliveries, of this controller's. */
final class WebhookMetrics implements DeliveryListener {
    private static final String DELIVERED = "delivered";
    private static final String FAILED = "failed";
    private static final String GIVEN_UP = "given_up";

    private final Counter deliveries;

    WebhookMetrics(PrometheusRegistry registry) {
        deliveries =
                Counter.builder()
                        .name("masakari_webhook_deliveries")
                        .help(
                                "Events by what became of them: delivered; failed, an attempt, which"
                                        + " is made again; given_up, the receiver is never told.")
                        .labelNames("receiver", "outcome")
                        .register(registry);
    }

    /** Shows these from the start, with zero. */
    void show(Collection<String> receivers) {
        for (String receiver : receivers) {
            for (String outcome : new String[] {DELIVERED, FAILED, GIVEN_UP}) {
                deliveries.initLabelValues(receiver, outcome);
            }
        }
    }

    @Override
    public void delivered(String receiver) {
        deliveries.labelValues(receiver, DELIVERED).inc();
    }

    @Override
    public void failed(String receiver) {
        deliveries.labelValues(receiver, FAILED).inc();
    }

    @Override
    public void gaveUp(String receiver) {
        deliveries.labelValues(receiver, GIVEN_UP).inc();
    }
}
