package org.masakari.engine.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.FencingEvidence;

/** A row of the incident table, with the evidence that was reported for it. */
final class Incident {
    final HostName host;
    final Instant openedAt;
    final List<FencingEvidence> latestFirst = new ArrayList<>();
    final Set<String> operations = new HashSet<>();
    @Nullable Instant closedAt;
    @Nullable Instant reportedBackAt;

    Incident(HostName host, Instant openedAt) {
        this.host = host;
        this.openedAt = openedAt;
    }

    boolean isOpen() {
        return closedAt == null;
    }

    void add(FencingEvidence evidence) {
        latestFirst.add(0, evidence);
        String operation = evidence.operationId();
        if (operation != null) {
            operations.add(operation);
        }
    }

    /** What was completed before the host was seen back proves nothing about it any more. */
    List<FencingEvidence> standing() {
        Instant back = reportedBackAt;
        return latestFirst.stream()
                .filter(each -> back == null || each.completedAt().isAfter(back))
                .toList();
    }
}
