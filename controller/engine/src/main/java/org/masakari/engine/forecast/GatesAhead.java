package org.masakari.engine.forecast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.masakari.engine.gate.Gate;
import org.masakari.engine.gate.HostGate;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.incident.Reaction;
import org.masakari.engine.incident.Triage;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.engine.port.Prospects.Prospect;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostPayload;

/** What would hold the recovery of a host whose fencing is completed now. */
final class GatesAhead {
    private GatesAhead() {}

    static List<PlanDocument.Gate> of(Prospect prospect, GatePolicy policy, Instant now) {
        HostName host = prospect.host().name();
        List<PlanDocument.Gate> gates = new ArrayList<>();
        Reaction reaction =
                Triage.decide(HostPayload.fenced(fenced(host, now)), prospect.situation());
        if (reaction instanceof Reaction.Cover) {
            gates.add(
                    new PlanDocument.Gate(
                            "incident",
                            host
                                    + " has failed already, and that is not over: a fencing"
                                    + " belongs to that incident and begins nothing new."
                                    + " \"masakari incident list --open --host "
                                    + host
                                    + "\" says what it waits for"));
        } else if (reaction instanceof Reaction.Ignore ignore) {
            gates.add(gate("the report of a fencing is ignored: " + ignore.why()));
        }
        HostGate.holds(host, state(prospect), policy).forEach(why -> gates.add(gate(why)));
        return gates;
    }

    /** With this failure counted, as it would be by then. */
    private static SegmentState state(Prospect prospect) {
        return prospect.situation().incident() == null
                ? prospect.state().withOneMoreFailed()
                : prospect.state();
    }

    private static PlanDocument.Gate gate(String why) {
        return new PlanDocument.Gate(Gate.holding(why).name().toLowerCase(Locale.ROOT), why);
    }

    private static FencingEvidence fenced(HostName host, Instant now) {
        return new FencingEvidence(
                host,
                FencingAction.OFF,
                null,
                now,
                null,
                null,
                null,
                EvidenceSource.FENCER,
                "plan");
    }
}
