package org.masakari.service.scale;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import org.masakari.engine.port.Migration;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * The evacuations of a Nova that works on a bounded number at once and keeps the rest in a queue.
 * What has become of them follows from the time alone. Not thread-safe.
 */
final class Evacuations {
    private static final int AT_ONCE = 40;
    private static final int SHORTEST_MILLIS = 1000;
    private static final int LONGEST_MILLIS = 3000;
    private static final double FAILING = 0.01;

    /** One of them. */
    static final class Evacuation {
        final InstanceId instance;
        final HostName source;
        final HostName destination;
        private final long number;
        private final String uuid = UUID.randomUUID().toString();
        private String status = "accepted";
        private Instant endsAt = Instant.MAX;

        private Evacuation(
                InstanceId instance, HostName source, HostName destination, long number) {
            this.instance = instance;
            this.source = source;
            this.destination = destination;
            this.number = number;
        }

        boolean hasArrived() {
            return status.equals("done");
        }

        Instant endsAt() {
            return endsAt;
        }

        private Migration shown() {
            return new Migration(number, uuid, instance, destination, status);
        }
    }

    private final Random random;
    private final Map<HostName, List<Evacuation>> bySource = new HashMap<>();
    private final Deque<Evacuation> queue = new ArrayDeque<>();
    private final PriorityQueue<Evacuation> running =
            new PriorityQueue<>(Comparator.comparing(Evacuation::endsAt));
    private long last;

    Evacuations(Random random) {
        this.random = random;
    }

    void accept(InstanceId instance, HostName source, HostName destination, Instant now) {
        Evacuation accepted = new Evacuation(instance, source, destination, ++last);
        bySource.computeIfAbsent(source, host -> new ArrayList<>()).add(accepted);
        queue.add(accepted);
        fill(now);
    }

    /** What has ended by {@code now} and was not told before, in the order of its end. */
    List<Evacuation> endedBy(Instant now) {
        List<Evacuation> ended = new ArrayList<>();
        for (Evacuation next = running.peek();
                next != null && !next.endsAt.isAfter(now);
                next = running.peek()) {
            running.remove();
            next.status = random.nextDouble() < FAILING ? "error" : "done";
            ended.add(next);
            fill(next.endsAt);
        }
        return ended;
    }

    private void fill(Instant at) {
        while (running.size() < AT_ONCE && !queue.isEmpty()) {
            Evacuation next = queue.remove();
            next.status = "pre-migrating";
            next.endsAt =
                    at.plusMillis(
                            SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
            running.add(next);
        }
    }

    List<Migration> from(HostName source, long after) {
        return bySource.getOrDefault(source, List.of()).stream()
                .filter(each -> each.number > after)
                .map(Evacuation::shown)
                .toList();
    }
}
