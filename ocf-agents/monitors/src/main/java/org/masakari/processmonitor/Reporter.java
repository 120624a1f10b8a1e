package org.masakari.processmonitor;

import java.time.Clock;
import org.masakari.monitor.Reports;
import org.masakari.protocol.HostName;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.ProcessPayload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports what cannot be kept up, and what is back, and says so. */
final class Reporter {
    private static final Logger log = LoggerFactory.getLogger(Reporter.class);

    private final Reports reports;
    private final HostName host;
    private final Clock clock;

    Reporter(Reports reports, HostName host, Clock clock) {
        this.reports = reports;
        this.host = host;
        this.clock = clock;
    }

    /** True if the report is durable. */
    boolean stopped(String name) {
        boolean kept = add(HostEvent.STOPPED, name);
        if (kept) {
            log.atError()
                    .addKeyValue("host", host)
                    .log(
                            "{} does not stay up, and all tries to restart it are used up; what its"
                                    + " commands said is above. It is reported, and the controllers"
                                    + " take this host out of service until it is back. Find out why,"
                                    + " and start it: its return is noticed and reported",
                            name);
        }
        return kept;
    }

    /** True if the report is durable. */
    boolean started(String name) {
        boolean kept = add(HostEvent.STARTED, name);
        if (kept) {
            log.atInfo().addKeyValue("host", host).log("{} is back: reported", name);
        }
        return kept;
    }

    private boolean add(HostEvent event, String name) {
        return reports.add(host, new ProcessPayload(event, name), clock.instant());
    }
}
