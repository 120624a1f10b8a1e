package org.masakari.pacemaker;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks {@code crm_mon} for the cluster's state; about 25 ms.
 *
 * <p>With a hung fencer it would take 33 s: it is ended after the timeout and asked again without
 * the fencing history, which then is {@link FencingHistory.Unknown}. Used by one thread.
 */
public final class CrmMon implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("-1", "--output-as=xml");
    private static final String WITHOUT_HISTORY = "--fence-history=0";

    private final List<String> command;
    private final Duration timeout;
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "crm_mon-watchdog");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * For the given program.
     *
     * @param command {@code crm_mon}, or its path with arguments that come first
     * @param timeout after which it is ended
     */
    public CrmMon(List<String> command, Duration timeout) {
        this.command = List.copyOf(command);
        this.timeout = timeout;
    }

    /** {@code crm_mon} on the path, with 5 s to answer. */
    public static CrmMon standard() {
        return new CrmMon(List.of("crm_mon"), Duration.ofSeconds(5));
    }

    /** Asks once; with a second try, without history, if the first one hangs. */
    public ClusterLook look() {
        try {
            return new ClusterLook.Seen(run(OPTIONS));
        } catch (Hung hung) {
            return withoutHistory(hung);
        } catch (CrmMonException | IOException e) {
            return new ClusterLook.Failed(String.valueOf(e.getMessage()));
        }
    }

    private ClusterLook withoutHistory(Hung hung) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add(WITHOUT_HISTORY);
        try {
            FencingHistory unknown = new FencingHistory.Unknown(String.valueOf(hung.getMessage()));
            return new ClusterLook.Seen(run(options).with(unknown));
        } catch (CrmMonException | IOException e) {
            return new ClusterLook.Failed(
                    hung.getMessage() + "; without history: " + e.getMessage());
        }
    }

    private ClusterView run(List<String> options) throws IOException, CrmMonException {
        List<String> line = new ArrayList<>(command);
        line.addAll(options);
        Process process =
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        AtomicBoolean hung = new AtomicBoolean();
        ScheduledFuture<?> end =
                watchdog.schedule(
                        () -> {
                            hung.set(true);
                            process.destroyForcibly();
                        },
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
        try (InputStream out = process.getInputStream()) {
            return CrmMonXml.read(out);
        } catch (CrmMonException | IOException e) {
            if (hung.get()) {
                throw new Hung("crm_mon gave no answer within " + timeout);
            }
            throw e;
        } finally {
            end.cancel(false);
            process.destroy();
        }
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
    }

    private static final class Hung extends IOException {
        private static final long serialVersionUID = 1L;

        Hung(String message) {
            super(message);
        }
    }
}
