package org.masakari.hostmonitor.judge;

import java.time.Duration;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.FencingEvidence;

/** What the judge wants done, in this order. */
public sealed interface Verdict {

    /** This host is surely off: the controller must hear of it. */
    record ReportFenced(FencingEvidence evidence) implements Verdict {}

    /** This host, reported fenced before, is a full member again. */
    record ReportReturned(HostName host) implements Verdict {}

    /** Look at the cluster after this time at the latest. */
    record LookAgain(Duration after) implements Verdict {}

    /** A person is needed. */
    record Alarm(HostName host, String text) implements Verdict {}
}
