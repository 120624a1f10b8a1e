package org.masakari.service.explanation;

import org.masakari.engine.gate.HostGate;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.gate.SegmentState;
import org.masakari.engine.gate.ThresholdGate;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;
import org.masakari.protocol.Shell;
import org.masakari.protocol.api.ExplanationDocument.Protection;
import org.masakari.protocol.api.ExplanationDocument.Verdict;
import org.masakari.protocol.api.IncidentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * Whether a host would be recovered if it failed now: by the gates of the recovery itself, but for
 * the one of the evidence, which comes with the failure.
 */
final class HostJudge {
    private HostJudge() {}

    /** Judges the host; a Nova that does not answer changes nothing. */
    static Protection judge(
            Facts.OfHost facts, Outcome<ComputeService> service, GatePolicy policy) {
        IncidentDocument open = facts.openIncident();
        Reasons reasons = new Reasons();
        if (open != null) {
            reasons.because(
                            "it has failed at "
                                    + open.openedAt()
                                    + " and is not back in service; what is waited for: "
                                    + open.waitsFor())
                    .toDo(Advice.about(open));
        }
        Facts.Membership member = facts.membership();
        if (member == null) {
            reasons.because(
                            facts.host()
                                    + " is in no failover segment: nothing is recovered if it"
                                    + " fails")
                    .toDo("masakari host create SEGMENT " + facts.host());
        } else {
            inSegment(member, open != null, policy, reasons);
        }
        if (service instanceof Outcome.Refused) {
            reasons.because(service.why() + ": compare the names").toDo("masakari doctor");
        }
        return reasons.isEmpty()
                ? reasons.because("if it is fenced, its instances are recovered")
                        .verdict(Verdict.PROTECTED)
                : reasons.verdict(Verdict.UNPROTECTED);
    }

    private static void inSegment(
            Facts.Membership member, boolean failed, GatePolicy policy, Reasons reasons) {
        SegmentState state = member.state();
        said(member.host().name(), state, reasons);
        if (!failed) {
            ThresholdGate.holds(state.withOneMoreFailed(), policy)
                    .ifPresent(
                            why ->
                                    reasons.because("if it fails now, it is held: " + why)
                                            .toDo("masakari incident list --open"));
            reserves(member, reasons);
        }
    }

    private static void reserves(Facts.Membership member, Reasons reasons) {
        String segment = member.state().segment();
        if (member.host().failoverSegment().recoveryMethod() == RecoveryMethod.RESERVED_HOST
                && member.freeReserves() == 0) {
            reasons.because(
                            "segment "
                                    + segment
                                    + " moves instances to reserved hosts only, and none is free")
                    .toDo("masakari host list " + Shell.word(segment));
        }
    }

    private static void said(HostName host, SegmentState state, Reasons reasons) {
        HostGate.allSaidByOperator(host, state).forEach(reasons::because);
        Pause pause = state.pause();
        if (pause != null) {
            String segment = pause.segment();
            reasons.toDo(
                    "masakari resume"
                            + (segment == null ? "" : " --segment " + Shell.word(segment)));
        }
        if (state.onMaintenance()) {
            reasons.toDo("masakari host update " + host + " --no-on-maintenance");
        }
        if (!state.enabled()) {
            reasons.toDo(
                    "masakari segment update " + Shell.word(state.segment()) + " --no-disabled");
        }
    }
}
