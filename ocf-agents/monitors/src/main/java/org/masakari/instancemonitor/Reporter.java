package org.masakari.instancemonitor;

import java.time.Instant;
import org.masakari.instancemonitor.judge.Verdict;
import org.masakari.monitor.Reports;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports what the judge has decided, and says so. */
final class Reporter {
    private static final Logger log = LoggerFactory.getLogger(Reporter.class);

    private final Reports reports;
    private final HostName host;

    /** As {@code host}, by Nova's name. */
    Reporter(Reports reports, HostName host) {
        this.reports = reports;
        this.host = host;
    }

    /** True if it is done: a report is durable. */
    boolean carryOut(Verdict verdict, Instant now) {
        InstanceId instance = new InstanceId(verdict.domain());
        if (verdict instanceof Verdict.Report report) {
            boolean kept = reports.add(host, report.failure().of(instance), now);
            if (kept) {
                log.atInfo()
                        .addKeyValue("instance", instance)
                        .log("failed ({}, {}): reported", report.failure(), report.how());
            }
            return kept;
        }
        if (verdict instanceof Verdict.Note note) {
            log.atWarn().addKeyValue("instance", instance).log(note.text());
        }
        return true;
    }
}
