package org.masakari.service.explanation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.SegmentState;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.ExplanationDocument.Declaration;
import org.masakari.protocol.api.ExplanationDocument.Move;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.IncidentDocument;
import org.masakari.protocol.api.NotificationDocument;
import org.masakari.protocol.api.RecoveryDocument;

/** What is stored about a host or an instance. */
public interface Facts {

    /**
     * A host.
     *
     * @param membership what operators say of it; null if it is in no segment
     * @param incidents its latest, the newest first
     * @param recovery the latest recovery of it, whole; null if there is none
     * @param reports the latest of each type about it, the newest first
     * @param declarations what operators have said of it, the newest first
     * @param failedProcesses those that keep it out of service
     */
    record OfHost(
            HostName host,
            @Nullable Membership membership,
            List<IncidentDocument> incidents,
            @Nullable RecoveryDocument recovery,
            List<NotificationDocument> reports,
            List<Declaration> declarations,
            SortedSet<String> failedProcesses) {

        /** Its failure that is not over; null if there is none. */
        @Nullable IncidentDocument openIncident() {
            return incidents.stream()
                    .filter(each -> each.closedAt() == null)
                    .findFirst()
                    .orElse(null);
        }

        /** True if nothing was ever said of it. */
        boolean isEmpty() {
            return membership == null
                    && incidents.isEmpty()
                    && recovery == null
                    && reports.isEmpty()
                    && declarations.isEmpty();
        }
    }

    /**
     * A host's place in its segment.
     *
     * @param state what holds for the segment
     * @param freeReserves the other hosts of it that are reserved, and could be taken
     */
    record Membership(HostDocument host, SegmentState state, int freeReserves) {}

    /**
     * An instance, each list with the newest first.
     *
     * @param moves its moves in recoveries of hosts
     * @param recoveries its own restarts
     * @param reports what monitors told of it
     */
    record OfInstance(
            List<Move> moves,
            List<RecoveryDocument> recoveries,
            List<NotificationDocument> reports) {

        /** True if nothing was ever told of it. */
        boolean isEmpty() {
            return moves.isEmpty() && recoveries.isEmpty() && reports.isEmpty();
        }

        /** Its latest move; empty if there is none. */
        Optional<Move> latestMove() {
            return moves.stream().findFirst();
        }
    }

    /** A host; failures from before {@code since} do not count for its segment. */
    OfHost host(HostName host, Instant since);

    OfInstance instance(InstanceId instance);

    /** Some of the instances that were moved, or skipped, under that name. */
    List<InstanceId> instancesNamed(String name);
}
