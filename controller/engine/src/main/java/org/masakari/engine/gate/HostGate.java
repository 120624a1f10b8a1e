package org.masakari.engine.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.protocol.HostName;
import org.masakari.protocol.Shell;

/** Whether a host's recovery may begin: every gate in turn, and the operator's word over all. */
public final class HostGate {
    static final String ON_MAINTENANCE = " is on maintenance";
    static final String NOT_ENABLED = " is not enabled";

    private HostGate() {}

    /** Judges the recovery of {@code host}. */
    public static Verdict judge(HostName host, GateView view, GatePolicy policy, Instant now) {
        Approval approval = view.approval();
        if (approval != null && !view.isOvertaken(approval)) {
            String why = "approved by " + approval.operator() + ": " + approval.reason();
            return new Verdict.Open(why, view.evidence().isEmpty() ? null : view.evidence().get(0));
        }
        List<String> held = holds(host, view.state(), policy);
        Verdict proof = EvidenceGate.judge(host, view, policy, now);
        return proof instanceof Verdict.Hold || held.isEmpty()
                ? proof
                : new Verdict.Hold(held.get(0));
    }

    /** All that holds the recovery of {@code host} even if it is proven to be off, in order. */
    public static List<String> holds(HostName host, SegmentState state, GatePolicy policy) {
        return Stream.concat(
                        allSaidByOperator(host, state).stream(),
                        ThresholdGate.holds(state, policy).stream())
                .toList();
    }

    /** What an operator has said that keeps recoveries of this host from beginning. */
    public static Optional<String> saidByOperator(HostName host, SegmentState state) {
        return allSaidByOperator(host, state).stream().findFirst();
    }

    /** All of that, each of which holds alone, the widest first. */
    public static List<String> allSaidByOperator(HostName host, SegmentState state) {
        List<String> said = new ArrayList<>();
        Pause pause = state.pause();
        if (pause != null) {
            said.add(pause.describe());
        }
        if (state.onMaintenance()) {
            said.add(
                    host
                            + ON_MAINTENANCE
                            + ": \"masakari host update "
                            + host
                            + " --no-on-maintenance\" ends that");
        }
        if (!state.enabled()) {
            said.add(
                    "segment "
                            + state.segment()
                            + NOT_ENABLED
                            + ": \"masakari segment update "
                            + Shell.word(state.segment())
                            + " --no-disabled\" changes that");
        }
        return said;
    }
}
