package org.masakari.instancemonitor.judge;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the judge knows.
 *
 * @param active the domains that have a qemu process
 * @param heardNanos when, by {@link System#nanoTime}, something was last heard of a domain since
 *     the last list: what a list says of it may be older
 */
public record JudgeState(Map<UUID, DomainRecord> active, Map<UUID, Long> heardNanos) {
    public JudgeState {
        active = Map.copyOf(active);
        heardNanos = Map.copyOf(heardNanos);
    }

    /** At start, with what an earlier process left. */
    public static JudgeState starting(Map<UUID, DomainRecord> active) {
        return new JudgeState(active, Map.of());
    }

    /** The same, but with what {@code before} knew of {@code domain}. */
    public JudgeState reverting(UUID domain, JudgeState before) {
        return with(domain, before.active.get(domain));
    }

    JudgeState with(UUID domain, @Nullable DomainRecord record) {
        Map<UUID, DomainRecord> changed = new HashMap<>(active);
        if (record == null) {
            changed.remove(domain);
        } else {
            changed.put(domain, record);
        }
        return new JudgeState(changed, heardNanos);
    }

    JudgeState heard(UUID domain, long nanos) {
        Map<UUID, Long> changed = new HashMap<>(heardNanos);
        changed.put(domain, nanos);
        return new JudgeState(active, changed);
    }

    boolean heardSince(UUID domain, long nanos) {
        Long heard = heardNanos.get(domain);
        return heard != null && heard - nanos > 0;
    }
}
