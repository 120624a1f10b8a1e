package org.masakari.service.planning;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.masakari.engine.forecast.Forecast;
import org.masakari.protocol.HostName;
import org.masakari.runtime.thread.DaemonThreads;

/**
 * Makes one plan at a time, and waits for it so long only: a Nova that hangs cannot keep the API's
 * threads from reports.
 */
public final class HostPlans implements AutoCloseable {
    /** Less than clients wait for an answer (10 s). */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Function<HostName, Forecast.Answer> forecast;
    private final Duration patience;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(new DaemonThreads("plan"));

    public HostPlans(Function<HostName, Forecast.Answer> forecast) {
        this(forecast, PATIENCE);
    }

    HostPlans(Function<HostName, Forecast.Answer> forecast, Duration patience) {
        this.forecast = forecast;
        this.patience = patience;
    }

    /** The plan; empty while another one is being made, also one that nobody waits for any more. */
    public Optional<Forecast.Answer> of(HostName host) {
        if (!underWay.compareAndSet(false, true)) {
            return Optional.empty();
        }
        return Optional.of(await(thread.submit(() -> make(host))));
    }

    private Forecast.Answer make(HostName host) {
        try {
            return forecast.apply(host);
        } finally {
            underWay.set(false);
        }
    }

    private Forecast.Answer await(Future<Forecast.Answer> made) {
        try {
            return made.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Forecast.NotNow(
                    "Nova and Placement took longer than " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Forecast.NotNow("this controller is being stopped");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
