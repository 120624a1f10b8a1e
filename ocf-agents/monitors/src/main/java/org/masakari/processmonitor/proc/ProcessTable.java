package org.masakari.processmonitor.proc;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.processmonitor.judge.Observation;
import org.masakari.processmonitor.plan.Keyword;

/**
 * Which of the watched processes run. A process that was found once is asked for by its number and
 * start time; only when one is not there any more, all processes are looked through. One thread.
 */
public final class ProcessTable {
    private final ProcFs proc;
    private final int self;
    private final Map<Keyword, Found> known = new HashMap<>();

    /**
     * Looks into {@code root}, which is {@code /proc} but for tests.
     *
     * @param self the process that never counts: this one
     */
    public ProcessTable(Path root, long self) {
        proc = new ProcFs(root);
        this.self = (int) self;
    }

    /** Looks once. */
    public Map<Keyword, Observation> look(Collection<Keyword> keywords) {
        Set<Keyword> missing = new HashSet<>(keywords);
        missing.removeIf(this::stillRuns);
        boolean anyWasThere = !Collections.disjoint(known.keySet(), missing);
        known.keySet().removeAll(missing);
        if (!missing.isEmpty()) {
            scan(missing);
        }
        // One that is just replacing itself, by fork or exec, can be missed by a scan.
        missing.removeAll(known.keySet());
        if (!missing.isEmpty() && anyWasThere) {
            scan(missing);
        }
        known.keySet().retainAll(Set.copyOf(keywords));
        Map<Keyword, Observation> seen = new LinkedHashMap<>();
        keywords.forEach(keyword -> seen.put(keyword, observation(known.get(keyword))));
        return seen;
    }

    private static Observation observation(@Nullable Found found) {
        return found == null
                ? new Observation.Missing()
                : new Observation.Running(found.pid + "@" + found.stat.started());
    }

    private boolean stillRuns(Keyword keyword) {
        Found found = known.get(keyword);
        return found != null
                && proc.stat(found.pid)
                        .filter(ProcessStat::runs)
                        .filter(now -> now.started() == found.stat.started())
                        .filter(now -> now.name().equals(found.stat.name()))
                        .isPresent();
    }

    private void scan(Set<Keyword> wanted) {
        proc.pids().filter(pid -> pid != self).forEach(pid -> inspect(pid, wanted));
    }

    private void inspect(int pid, Set<Keyword> wanted) {
        List<String> words = proc.words(pid);
        if (words.isEmpty()) {
            return;
        }
        List<List<String>> invocations = Invocations.of(words, proc.executable(pid));
        for (Keyword keyword : wanted) {
            if (invocations.stream().anyMatch(keyword::matches)) {
                Optional<ProcessStat> stat = proc.stat(pid).filter(ProcessStat::runs);
                stat.ifPresent(s -> known.merge(keyword, new Found(pid, s), Found::older));
            }
        }
    }

    private record Found(int pid, ProcessStat stat) {
        /** The parent of workers, mostly. */
        Found older(Found other) {
            return other.stat.started() < stat.started() ? other : this;
        }
    }
}
