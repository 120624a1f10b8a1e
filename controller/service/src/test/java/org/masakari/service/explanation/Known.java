package org.masakari.service.explanation;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.gate.SegmentState;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.ExplanationDocument.Move;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.IncidentDocument;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

/** What the tests say is stored. */
final class Known {
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    static final HostName HOST = new HostName("compute1");
    static final InstanceId VM = InstanceId.of("aaaaaaaa-0000-0000-0000-000000000001");
    static final UUID RECOVERY = new UUID(0, 7);
    static final SegmentState QUIET = new SegmentState("rack1", true, false, null, 0, 4, false);
    static final Pause PAUSE = new Pause("rack1", "alice", "new cables", NOW);

    private Known() {}

    static Facts.OfHost host(
            Facts.@Nullable Membership membership, List<IncidentDocument> incidents) {
        return new Facts.OfHost(
                HOST, membership, incidents, null, List.of(), List.of(), new TreeSet<>());
    }

    /** The host as a member of a segment in which all is well. */
    static Facts.OfHost well() {
        return host(member(QUIET), List.of());
    }

    /** The host after a failure that is not over. */
    static Facts.OfHost failed(IncidentDocument.Recovery... newestFirst) {
        return host(member(QUIET), List.of(open(newestFirst)));
    }

    static Facts.Membership member(SegmentState state) {
        return member(state, RecoveryMethod.AUTO, false, 0);
    }

    static Facts.Membership member(
            SegmentState state, RecoveryMethod method, boolean onlyOptedIn, int freeReserves) {
        SegmentDocument segment =
                new SegmentDocument(
                        1,
                        new UUID(0, 1),
                        state.segment(),
                        null,
                        "compute",
                        method,
                        state.enabled(),
                        false,
                        onlyOptedIn,
                        NOW,
                        null,
                        false,
                        null);
        HostDocument host =
                new HostDocument(
                        1,
                        new UUID(0, 2),
                        HOST,
                        "compute",
                        "none",
                        false,
                        state.onMaintenance(),
                        null,
                        segment.uuid(),
                        segment,
                        NOW,
                        null,
                        false,
                        null);
        return new Facts.Membership(host, state, freeReserves);
    }

    static IncidentDocument open(IncidentDocument.Recovery... newestFirst) {
        return new IncidentDocument(
                new UUID(0, 3),
                HOST,
                "rack1",
                NOW,
                null,
                null,
                1,
                List.of(newestFirst),
                "something");
    }

    /** A recovery of the incident; held, it waits for what {@code reason} says. */
    static IncidentDocument.Recovery recovery(String kind, String phase, String reason) {
        boolean open = phase.equals("held") || phase.equals("evacuating");
        return new IncidentDocument.Recovery(RECOVERY, kind, phase, reason, NOW, open ? null : NOW);
    }

    static Facts.OfInstance instance(Move... moves) {
        return new Facts.OfInstance(List.of(moves), List.of(), List.of());
    }

    static Move move(String status, boolean incidentOpen) {
        return new Move(
                RECOVERY, NOW, "vm1", HOST, null, NOW, status, "no valid host", incidentOpen);
    }

    /** A restart of the instance that was given up. */
    static RecoveryDocument failedRestart() {
        return new RecoveryDocument(
                RECOVERY,
                "instance",
                null,
                null,
                HOST,
                VM,
                null,
                null,
                "failed",
                "it was restarted 3 times within 300 s",
                null,
                null,
                List.of(),
                null,
                NOW,
                NOW,
                null,
                List.of(),
                List.of());
    }
}
