package org.masakari.service.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How many requests were refused, by status. Safe for use by many threads. */
public final class RefusalCounts {
    private final Map<Integer, LongAdder> counts = new ConcurrentHashMap<>();

    void count(int status) {
        counts.computeIfAbsent(status, s -> new LongAdder()).increment();
    }

    /** The counts since the start, by HTTP status. */
    public Map<String, Long> byStatus() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().toString(), e -> e.getValue().sum()));
    }
}
