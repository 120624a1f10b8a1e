package org.masakari.hostmonitor;

import java.time.Instant;
import org.masakari.monitor.Reports;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostPayload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports what the judge has decided, and says so. */
final class Reporter {
    private static final Logger log = LoggerFactory.getLogger(Reporter.class);

    private final Reports reports;

    Reporter(Reports reports) {
        this.reports = reports;
    }

    /** True if the report is durable. */
    boolean fenced(FencingEvidence evidence, Instant now) {
        boolean kept = reports.add(evidence.target(), HostPayload.fenced(evidence), now);
        if (kept) {
            log.atInfo()
                    .addKeyValue("host", evidence.target())
                    .log(
                            "fenced ({} by {}, operation {}, heard from {}): reported",
                            evidence.action(),
                            evidence.delegate(),
                            evidence.operationId(),
                            evidence.source());
        }
        return kept;
    }

    /** True if the report is durable. */
    boolean returned(HostName host, Instant now) {
        boolean kept = reports.add(host, HostPayload.returned(), now);
        if (kept) {
            log.atInfo().addKeyValue("host", host).log("a full member again: reported");
        }
        return kept;
    }
}
