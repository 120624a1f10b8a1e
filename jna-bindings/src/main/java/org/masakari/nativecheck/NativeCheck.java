package org.masakari.nativecheck;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Tries each way to the cluster once. Each in a thread of its own that is given up after a while,
 * for the libraries know no timeout.
 */
public final class NativeCheck {
    /** The feature without which no monitor of hosts works, and the first of the findings. */
    public static final String CLUSTER = "cluster";

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private NativeCheck() {}

    /** What was found, a finding a feature. */
    public static List<Finding> run() {
        Map<String, Supplier<Finding>> probes = new LinkedHashMap<>();
        probes.put(CLUSTER, PacemakerProbes::cluster);
        probes.put("fencing events", PacemakerProbes::fencingEvents);
        probes.put("fencing history", PacemakerProbes::fencingHistory);
        probes.put("fence devices", PacemakerProbes::fenceDevices);
        probes.put("quorum", CorosyncProbes::quorum);
        probes.put("votes", CorosyncProbes::votes);
        probes.put("node names", CorosyncProbes::nodeNames);
        probes.put("links", CorosyncProbes::links);
        probes.put("instances", LibvirtProbe::instances);
        probes.put("service manager", SystemdProbe::serviceManager);
        return probes.entrySet().stream()
                .map(probe -> inTime(probe.getKey(), probe.getValue(), PATIENCE))
                .toList();
    }

    static Finding inTime(String feature, Supplier<Finding> probe, Duration patience) {
        CompletableFuture<Finding> answer = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        null,
                        () -> {
                            try {
                                answer.complete(probe.get());
                            } catch (RuntimeException | LinkageError e) {
                                answer.completeExceptionally(e);
                            }
                        },
                        feature,
                        8L << 20);
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return missing(feature, "no answer within " + patience.toSeconds() + " s: it hangs");
        } catch (ExecutionException e) {
            return missing(feature, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return missing(feature, "interrupted");
        }
    }

    private static Finding missing(String feature, String why) {
        return new Finding(feature, Finding.State.MISSING, "", why);
    }
}
