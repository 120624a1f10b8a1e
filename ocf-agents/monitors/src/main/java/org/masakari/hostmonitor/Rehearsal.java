package org.masakari.hostmonitor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.masakari.hostmonitor.judge.FencingReport;
import org.masakari.hostmonitor.judge.HostSelection;
import org.masakari.hostmonitor.judge.Judge;
import org.masakari.hostmonitor.judge.JudgeState;
import org.masakari.hostmonitor.judge.ManualAcknowledgement;
import org.masakari.hostmonitor.judge.Observation;
import org.masakari.hostmonitor.judge.Policy;
import org.masakari.hostmonitor.judge.SecondOpinion;
import org.masakari.hostmonitor.judge.Verdict;
import org.masakari.monitor.Reports;
import org.masakari.pacemaker.ClusterNode;
import org.masakari.pacemaker.ClusterOptions;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.FencingEvent;
import org.masakari.pacemaker.FencingHistory;
import org.masakari.protocol.notification.HostPayload;

/**
 * Leads a made-up fencing the whole way to the disk and takes it back. The Java virtual machine
 * loads the classes of that way when they are first used, which would cost the first real report
 * more time than all the rest; and a disk that cannot be written is found at start.
 */
final class Rehearsal {
    private static final String NOBODY = "rehearsal";

    private Rehearsal() {}

    static void run(Reports reports, Instant now) {
        Instant micros = now.truncatedTo(ChronoUnit.MICROS);
        Policy policy =
                new Policy(
                        new HostSelection.All(),
                        Map.of(),
                        ManualAcknowledgement.REFUSE,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        SecondOpinion.NOT_ASKED,
                        NOBODY);
        FencingEvent event = new FencingEvent(NOBODY, 0, NOBODY, NOBODY, "off", NOBODY, NOBODY);
        ClusterNode off = new ClusterNode(NOBODY, true, false, false, false, false, "Stopped");
        ClusterView view =
                new ClusterView(
                        true,
                        ClusterOptions.USUAL,
                        List.of(off),
                        List.of(),
                        new FencingHistory.Known(List.of()));
        Judge judge = new Judge(policy);
        JudgeState heard =
                judge.decide(
                                JudgeState.starting(Map.of()),
                                new Observation.FencingSeen(FencingReport.of(event, micros)),
                                micros)
                        .state();
        for (Verdict verdict : judge.decide(heard, new Observation.Looked(view), now).verdicts()) {
            if (verdict instanceof Verdict.ReportFenced fenced) {
                reports.rehearse(
                        fenced.evidence().target(), HostPayload.fenced(fenced.evidence()), micros);
            }
        }
    }
}
