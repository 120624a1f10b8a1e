package org.masakari.instancemonitor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.masakari.instancemonitor.judge.DomainRecord;
import org.masakari.instancemonitor.judge.Judge;
import org.masakari.instancemonitor.judge.JudgeState;
import org.masakari.instancemonitor.judge.Observation;
import org.masakari.instancemonitor.judge.Policy;
import org.masakari.instancemonitor.judge.Verdict;
import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.ListedDomain;
import org.masakari.monitor.Reports;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * Leads a made-up crash the whole way to the disk and takes it back. The Java virtual machine loads
 * the classes of that way when they are first used, which would cost the first real report more
 * time than all the rest; and a disk that cannot be written is found at start.
 */
final class Rehearsal {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int SHUTOFF = 5;
    private static final int CRASHED = 3;

    private Rehearsal() {}

    static void run(Reports reports, HostName host, Instant now) {
        Judge judge = new Judge(Policy.CRASHES);
        JudgeState running = JudgeState.starting(Map.of(NOBODY, DomainRecord.RUNNING));
        ListedDomain crashed = new ListedDomain(NOBODY, "rehearsal", SHUTOFF, CRASHED);
        List<Observation> ways =
                List.of(
                        new Observation.Happened(new DomainEvent.Lifecycle(NOBODY, 5, 5), 0),
                        new Observation.Listed(List.of(crashed), 0));
        for (Observation way : ways) {
            for (Verdict verdict : judge.decide(running, way).verdicts()) {
                if (verdict instanceof Verdict.Report report) {
                    reports.rehearse(host, report.failure().of(new InstanceId(NOBODY)), now);
                }
            }
        }
    }
}
