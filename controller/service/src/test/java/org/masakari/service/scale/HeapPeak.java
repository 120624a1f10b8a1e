package org.masakari.service.scale;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** The most of the heap that was in use after a collection, however small. */
final class HeapPeak {
    private final Set<String> pools =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(each -> each.getType() == MemoryType.HEAP)
                    .map(MemoryPoolMXBean::getName)
                    .collect(Collectors.toSet());
    private final AtomicLong bytes = new AtomicLong();

    private HeapPeak() {}

    /** From now on. */
    static HeapPeak watched() {
        HeapPeak peak = new HeapPeak();
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(
                        each ->
                                ((NotificationEmitter) each)
                                        .addNotificationListener(
                                                (told, nothing) -> peak.collected(told),
                                                null,
                                                null));
        return peak;
    }

    private void collected(Notification told) {
        if (told.getType()
                .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            long used =
                    GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData())
                            .getGcInfo()
                            .getMemoryUsageAfterGc()
                            .entrySet()
                            .stream()
                            .filter(each -> pools.contains(each.getKey()))
                            .mapToLong(each -> each.getValue().getUsed())
                            .sum();
            bytes.accumulateAndGet(used, Math::max);
        }
    }

    double mebibytes() {
        return bytes.get() / 1024.0 / 1024.0;
    }
}
