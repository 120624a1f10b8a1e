package org.masakari.instancemonitor.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masakari.libvirt.AgentAnswer;
import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.IoErrorAction;
import org.masakari.libvirt.ListedDomain;
import org.masakari.libvirt.WatchdogAction;

/**
 * Decides which domains have failed.
 *
 * <p>Only a domain that is known to run here can fail: one that never started, or whose migration
 * to here broke off, has not. Each run of a domain is reported at most once. What somebody asked
 * for (shut down, destroyed, saved, migrated away, undefined) is no failure.
 */
public final class Judge {
    private final Policy policy;
    private final LifecycleJudge lifecycles;
    private final ListJudge lists;

    public Judge(Policy policy) {
        this.policy = policy;
        lifecycles = new LifecycleJudge(policy);
        lists = new ListJudge(policy);
    }

    /** Concludes what {@code observation} means; changes nothing. */
    public Decision decide(JudgeState state, Observation observation) {
        if (observation instanceof Observation.Happened happened) {
            DomainEvent event = happened.event();
            JudgeState heard = state.heard(event.domain(), happened.atNanos());
            return ruled(heard, event.domain(), event(heard.active().get(event.domain()), event));
        }
        if (observation instanceof Observation.AgentAsked asked) {
            DomainRecord record = state.active().get(asked.domain());
            return ruled(state, asked.domain(), asked(record, asked));
        }
        return listed(state, (Observation.Listed) observation);
    }

    private static Decision ruled(JudgeState state, UUID domain, Ruling ruling) {
        return new Decision(state.with(domain, ruling.record()), ruling.verdicts());
    }

    private Ruling event(@Nullable DomainRecord record, DomainEvent event) {
        if (event instanceof DomainEvent.Lifecycle lifecycle) {
            return lifecycles.judge(record, lifecycle);
        }
        if (record == null) {
            return Ruling.ended();
        }
        if (event instanceof DomainEvent.Rebooted) {
            return Ruling.quiet(DomainRecord.RUNNING);
        }
        if (event instanceof DomainEvent.WatchdogExpired expired && isFailure(expired.action())) {
            String how = "its watchdog ran out, action " + expired.action();
            return Ruling.failed(record, event.domain(), Failure.WATCHDOG, how);
        }
        if (event instanceof DomainEvent.IoError error
                && policy.ioError()
                && error.action() == IoErrorAction.PAUSE) {
            return Ruling.failed(record, event.domain(), Failure.IO_ERROR, about(error));
        }
        if (event instanceof DomainEvent.ControlError lost) {
            return Ruling.noted(record, Notes.wayLost(lost));
        }
        if (event instanceof DomainEvent.MemoryFailure broken) {
            return Ruling.noted(record, Notes.memoryBroken(broken));
        }
        return Ruling.quiet(record);
    }

    /** What a watchdog has reset runs again, and what got an interrupt may help itself. */
    private boolean isFailure(WatchdogAction action) {
        return policy.watchdog()
                && action != WatchdogAction.RESET
                && action != WatchdogAction.INJECT_NMI;
    }

    private static String about(DomainEvent.IoError error) {
        String reason = error.reason().isEmpty() ? "no reason given" : error.reason();
        return "paused at an I/O error of " + error.device() + " (" + reason + ")";
    }

    private Ruling asked(@Nullable DomainRecord record, Observation.AgentAsked asked) {
        if (record == null || policy.agentSilences() == 0) {
            return Ruling.quiet(record);
        }
        if (asked.answer() instanceof AgentAnswer.Alive) {
            boolean back = record.reported() == Failure.AGENT_SILENT;
            return Ruling.quiet(
                    new DomainRecord(record.incoming(), back ? null : record.reported(), 0));
        }
        Integer silences = record.agentSilences();
        if (silences == null || !(asked.answer() instanceof AgentAnswer.Silent silent)) {
            return Ruling.quiet(record);
        }
        DomainRecord next = record.withSilences(silences + 1);
        if (silences + 1 < policy.agentSilences()) {
            return Ruling.quiet(next);
        }
        String how = "its guest agent is silent: " + silent.why();
        return Ruling.failed(next, asked.domain(), Failure.AGENT_SILENT, how);
    }

    private Decision listed(JudgeState state, Observation.Listed listed) {
        Map<UUID, DomainRecord> active = new HashMap<>(state.active());
        List<Verdict> verdicts = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (ListedDomain domain : listed.domains()) {
            seen.add(domain.uuid());
            if (!state.heardSince(domain.uuid(), listed.beganNanos())) {
                Ruling ruling = lists.judge(active.get(domain.uuid()), domain);
                verdicts.addAll(ruling.verdicts());
                put(active, domain.uuid(), ruling.record());
            }
        }
        // Undefined: by its owner, or because it has moved.
        active.keySet()
                .removeIf(
                        uuid ->
                                !seen.contains(uuid)
                                        && !state.heardSince(uuid, listed.beganNanos()));
        return new Decision(
                new JudgeState(active, heardAfter(state, listed.beganNanos())), verdicts);
    }

    private static void put(
            Map<UUID, DomainRecord> active, UUID domain, @Nullable DomainRecord record) {
        if (record == null) {
            active.remove(domain);
        } else {
            active.put(domain, record);
        }
    }

    private static Map<UUID, Long> heardAfter(JudgeState state, long nanos) {
        return state.heardNanos().entrySet().stream()
                .filter(each -> each.getValue() - nanos > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
