package org.masakari.instancemonitor.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.ListedDomain;
import org.masakari.libvirt.PausedReason;
import org.masakari.libvirt.RunState;
import org.masakari.libvirt.ShutoffReason;

/** What tests tell the judge about one domain, and what comes of it. */
final class Domains {
    static final UUID DOMAIN = UUID.fromString("4dea22b3-1d52-d8f3-2516-782e98ab3fa0");
    static final Policy ALL = new Policy(true, true, true, 2);

    private Domains() {}

    static JudgeState running() {
        return JudgeState.starting(Map.of(DOMAIN, DomainRecord.RUNNING));
    }

    static JudgeState incoming() {
        return JudgeState.starting(Map.of(DOMAIN, DomainRecord.INCOMING));
    }

    static JudgeState unknown() {
        return JudgeState.starting(Map.of());
    }

    static Observation lifecycle(int event, int detail) {
        return happened(new DomainEvent.Lifecycle(DOMAIN, event, detail));
    }

    static Observation happened(DomainEvent event) {
        return new Observation.Happened(event, 1);
    }

    static Observation listed(ListedDomain... domains) {
        return new Observation.Listed(List.of(domains), 1000);
    }

    static ListedDomain in(RunState state) {
        return new ListedDomain(DOMAIN, "instance-1", number(RunState.values(), state), 0);
    }

    static ListedDomain shutoff(ShutoffReason reason) {
        return new ListedDomain(
                DOMAIN,
                "instance-1",
                number(RunState.values(), RunState.SHUTOFF),
                number(ShutoffReason.values(), reason));
    }

    static ListedDomain paused(PausedReason reason) {
        return new ListedDomain(
                DOMAIN,
                "instance-1",
                number(RunState.values(), RunState.PAUSED),
                number(PausedReason.values(), reason));
    }

    /** Libvirt counts from 0 in the order of the constants: NumbersTest holds them to it. */
    private static <E> int number(E[] constants, E constant) {
        return List.of(constants).indexOf(constant);
    }

    /** The failures that are reported of observations one after the other. */
    static List<Failure> reported(Policy policy, JudgeState from, Observation... observations) {
        Judge judge = new Judge(policy);
        List<Failure> failures = new ArrayList<>();
        JudgeState state = from;
        for (Observation observation : observations) {
            Decision decision = judge.decide(state, observation);
            decision.verdicts().stream()
                    .filter(Verdict.Report.class::isInstance)
                    .map(verdict -> ((Verdict.Report) verdict).failure())
                    .forEach(failures::add);
            state = decision.state();
        }
        return failures;
    }

    /** What a person is told. */
    static List<String> notes(Decision decision) {
        return decision.verdicts().stream()
                .filter(Verdict.Note.class::isInstance)
                .map(verdict -> ((Verdict.Note) verdict).text())
                .toList();
    }
}
