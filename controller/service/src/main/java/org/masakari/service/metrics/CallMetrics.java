package org.masakari.service.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.Outcome;
import org.masakari.service.access.TokenCheck;

/** What is asked of Nova and Keystone, how long it takes, and what does not work. */
final class CallMetrics {
    private final Histogram durations;
    private final Counter errors;

    CallMetrics(PrometheusRegistry registry) {
        durations =
                Buckets.durations(
                        registry,
                        "masakari_cloud_call_duration_seconds",
                        "How long an operation took, all its requests together.",
                        "service",
                        "operation");
        errors =
                Counter.builder()
                        .name("masakari_cloud_call_errors")
                        .help(
                                "Operations that were not done: refused; unavailable, certainly"
                                        + " without effect; unknown, with an answer that was lost.")
                        .labelNames("service", "operation", "error")
                        .register(registry);
    }

    /** The same Nova, measured. */
    ComputeCloud measured(ComputeCloud cloud) {
        return new MeasuredCloud(cloud, this);
    }

    /** The same Keystone, measured. */
    TokenCheck measured(TokenCheck tokens) {
        return token -> {
            long began = System.nanoTime();
            TokenCheck.Standing standing = tokens.of(token);
            called("keystone", "check_token", began);
            if (standing instanceof TokenCheck.Unavailable) {
                errors.labelValues("keystone", "check_token", "unavailable").inc();
            }
            return standing;
        };
    }

    /** Tells of a token that was asked for in the controller's own name. */
    void authenticated(long beganAtNanos, boolean given) {
        called("keystone", "authenticate", beganAtNanos);
        if (!given) {
            errors.labelValues("keystone", "authenticate", "unavailable").inc();
        }
    }

    <T extends @Nullable Object> Outcome<T> nova(String operation, Supplier<Outcome<T>> call) {
        long began = System.nanoTime();
        Outcome<T> outcome = call.get();
        called("nova", operation, began);
        if (outcome instanceof Outcome.Refused) {
            errors.labelValues("nova", operation, "refused").inc();
        } else if (outcome instanceof Outcome.Unavailable) {
            errors.labelValues("nova", operation, "unavailable").inc();
        } else if (outcome instanceof Outcome.Unknown) {
            errors.labelValues("nova", operation, "unknown").inc();
        }
        return outcome;
    }

    private void called(String service, String operation, long beganAtNanos) {
        durations.labelValues(service, operation).observe(Buckets.secondsSince(beganAtNanos));
    }
}
