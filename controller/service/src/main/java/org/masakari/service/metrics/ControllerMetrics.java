package org.masakari.service.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.driver.RecoveryDriver;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Outcome;
import org.masakari.service.access.TokenCheck;
import org.masakari.service.diagnosis.Judgement;
import org.masakari.service.webhook.DeliveryListener;

/**
 * All that one controller tells of itself. Names begin with {@code masakari_}, but for the JVM's
 * and the process's own; units are seconds and bytes. No label grows with instances or failures.
 */
public final class ControllerMetrics implements AutoCloseable {
    private static final Duration YOUNG = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final Latest<Standing> standing;
    private final RecoveryMetrics recoveries;
    private final IntakeMetrics intake;
    private final CallMetrics calls;
    private final WebhookMetrics webhooks;

    /**
     * What is looked at with each scrape.
     *
     * @param version the program's; null if unknown
     * @param standing asks the database; may hang
     * @param pool of connections to it
     * @param ready by part, whether it works
     * @param refusals requests that were refused, by HTTP status
     */
    public record Sources(
            @Nullable String version,
            Supplier<Standing> standing,
            Supplier<PoolUse> pool,
            Supplier<Map<String, Boolean>> ready,
            Supplier<Map<String, Long>> refusals) {}

    /** Counts from zero. */
    public ControllerMetrics(Sources sources, Clock clock) {
        standing = new Latest<>(sources.standing(), YOUNG, PATIENCE);
        recoveries = new RecoveryMetrics(registry, clock);
        intake = new IntakeMetrics(registry, clock);
        calls = new CallMetrics(registry);
        webhooks = new WebhookMetrics(registry);
        registry.register(new StandingMetrics(standing::get));
        show(sources);
        showPool(sources.pool());
        showProgram(sources.version());
    }

    private void show(Sources sources) {
        GaugeWithCallback.builder()
                .name("masakari_ready")
                .help("1 for each part that a recovery needs and that works, as /readyz says.")
                .labelNames("part")
                .callback(
                        out ->
                                sources.ready()
                                        .get()
                                        .forEach((part, works) -> out.call(works ? 1 : 0, part)))
                .register(registry);
        CounterWithCallback.builder()
                .name("masakari_requests_refused")
                .help("Requests that were refused, as /healthz says.")
                .labelNames("status")
                .callback(
                        out ->
                                sources.refusals()
                                        .get()
                                        .forEach((status, count) -> out.call(count, status)))
                .register(registry);
    }

    private void showPool(Supplier<PoolUse> pool) {
        GaugeWithCallback.builder()
                .name("masakari_database_connections")
                .help("Connections to the database.")
                .labelNames("state")
                .callback(
                        out -> {
                            PoolUse use = pool.get();
                            out.call(use.active(), "active");
                            out.call(use.idle(), "idle");
                        })
                .register(registry);
        GaugeWithCallback.builder()
                .name("masakari_database_connections_limit")
                .help("Connections to the database that there may be.")
                .callback(out -> out.call(pool.get().most()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("masakari_database_connections_awaited")
                .help("Threads that wait for a connection to the database.")
                .callback(out -> out.call(pool.get().waiting()))
                .register(registry);
    }

    private void showProgram(@Nullable String version) {
        Info.builder()
                .name("masakari_build_info")
                .help("1, with the program's version and Java's.")
                .labelNames("version", "java")
                .register(registry)
                .setLabelValues(
                        version == null ? "unknown" : version, Runtime.version().toString());
        JvmMetrics.register(registry);
    }

    /** The same intake, counted. */
    public Intake measured(Intake notifications, Door door) {
        return intake.measured(notifications, door);
    }

    /** The same Nova, measured. */
    public ComputeCloud measured(ComputeCloud cloud) {
        return calls.measured(cloud);
    }

    /** Carries out one more operation on Nova, measured as those of recoveries are. */
    public <T extends @Nullable Object> Outcome<T> measured(
            String operation, Supplier<Outcome<T>> call) {
        return calls.nova(operation, call);
    }

    /** The same Keystone, measured. */
    public TokenCheck measured(TokenCheck tokens) {
        return calls.measured(tokens);
    }

    /**
     * Tells that Keystone was asked for a token in the controller's own name.
     *
     * @param beganAtNanos {@link System#nanoTime} before that
     * @param given true if it gave one
     */
    public void authenticated(long beganAtNanos, boolean given) {
        calls.authenticated(beganAtNanos, given);
    }

    /** Counts what recoveries come to. */
    public RecoveryDriver.Listener recoveries() {
        return recoveries;
    }

    /** Counts what becomes of events for {@code receivers}, by their names. */
    public DeliveryListener webhooks(Collection<String> receivers) {
        webhooks.show(receivers);
        return webhooks;
    }

    /** Shows how many recoveries this controller drives. */
    public void showDriving(IntSupplier driving) {
        GaugeWithCallback.builder()
                .name("masakari_claims")
                .help("Recoveries that this controller drives.")
                .callback(out -> out.call(driving.getAsInt()))
                .register(registry);
    }

    /** Shows what the controller's last look at itself came to; nothing before the first one. */
    public void showDoctor(Supplier<Optional<Judgement>> judgement) {
        registry.register(new DoctorMetrics(judgement));
    }

    /** All values of this moment. Waits for the database for a second at most. */
    public String text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
        try {
            writer.write(bytes, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        standing.close();
    }
}
