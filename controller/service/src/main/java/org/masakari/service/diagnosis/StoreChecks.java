package org.masakari.service.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.port.History;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.port.Pauses;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.DiagnosisDocument.ComputeService;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.NameChecks;
import org.masakari.protocol.diagnosis.SegmentChecks;
import org.masakari.protocol.diagnosis.ServiceChecks;

/** What the controllers have stored, judged as {@code masakari doctor} judges it. */
public final class StoreChecks {
    private static final int RECOVERIES = 500;

    private final Inventory inventory;
    private final Pauses pauses;
    private final History history;

    public StoreChecks(Inventory inventory, Pauses pauses, History history) {
        this.inventory = inventory;
        this.pauses = pauses;
        this.history = history;
    }

    /**
     * What was found.
     *
     * @param services Nova's; null if it did not tell
     */
    public Map<Subject, List<Finding>> run(@Nullable List<ComputeService> services) {
        try {
            return judged(services);
        } catch (StoreUnavailableException e) {
            return unanswered();
        }
    }

    /** What is told where the database does not answer. */
    static Map<Subject, List<Finding>> unanswered() {
        return Map.of(
                Subject.SEGMENTS,
                List.of(
                        Finding.notChecked(
                                "segments, pauses, recoveries and names",
                                "the database does not answer",
                                "see the database's line")));
    }

    private Map<Subject, List<Finding>> judged(@Nullable List<ComputeService> services) {
        List<SegmentDocument> segments = inventory.segments();
        List<HostDocument> hosts = new ArrayList<>();
        segments.forEach(segment -> hosts.addAll(inventory.hosts(segment.uuid())));
        SegmentChecks checks = new SegmentChecks(segments, hosts);
        Map<Subject, List<Finding>> findings = new EnumMap<>(Subject.class);
        findings.put(Subject.SEGMENTS, checks.segments());
        findings.put(
                Subject.PAUSES,
                SegmentChecks.paused(pauses.all().stream().map(Pause::document).toList()));
        findings.put(Subject.INCIDENTS, checks.failed());
        findings.put(Subject.RECOVERIES, SegmentChecks.held(history.recoveries(RECOVERIES)));
        if (services != null) {
            findings.put(Subject.SERVICES, new ServiceChecks(services, hosts).run());
            findings.put(
                    Subject.NAMES,
                    NameChecks.ofNova(
                            names(services, ComputeService::host),
                            names(hosts, HostDocument::name)));
        }
        return findings;
    }

    private static <T> Set<String> names(List<T> all, Function<T, HostName> name) {
        return all.stream()
                .map(each -> name.apply(each).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
