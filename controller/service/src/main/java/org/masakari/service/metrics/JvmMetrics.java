package org.masakari.service.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.SummaryWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Quantiles;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.List;

/**
 * Memory, garbage collection and threads, by the names that Prometheus' own instrumentation has for
 * them. That one shows ten times as much, and takes over a megabyte.
 */
final class JvmMetrics {
    private JvmMetrics() {}

    static void register(PrometheusRegistry registry) {
        memory(registry);
        collections(registry);
        GaugeWithCallback.builder()
                .name("jvm_threads_current")
                .help("Threads of the JVM.")
                .callback(out -> out.call(ManagementFactory.getThreadMXBean().getThreadCount()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("process_start_time_seconds")
                .help("When the process was started, in seconds since 1970.")
                .callback(
                        out -> out.call(ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3))
                .register(registry);
    }

    private static void memory(PrometheusRegistry registry) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        GaugeWithCallback.builder()
                .name("jvm_memory_used_bytes")
                .help("Memory in use.")
                .labelNames("area")
                .callback(
                        out -> {
                            out.call((double) memory.getHeapMemoryUsage().getUsed(), "heap");
                            out.call((double) memory.getNonHeapMemoryUsage().getUsed(), "nonheap");
                        })
                .register(registry);
        GaugeWithCallback.builder()
                .name("jvm_memory_max_bytes")
                .help("Memory that may be used at most.")
                .labelNames("area")
                .callback(out -> out.call((double) memory.getHeapMemoryUsage().getMax(), "heap"))
                .register(registry);
    }

    private static void collections(PrometheusRegistry registry) {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        SummaryWithCallback.builder()
                .name("jvm_gc_collection_seconds")
                .help("Garbage collections, and the time that they took.")
                .labelNames("gc")
                .callback(
                        out ->
                                collectors.forEach(
                                        each ->
                                                out.call(
                                                        each.getCollectionCount(),
                                                        each.getCollectionTime() / 1e3,
                                                        Quantiles.EMPTY,
                                                        each.getName())))
                .register(registry);
    }
}
