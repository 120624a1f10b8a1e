package org.masakari.hostmonitor.judge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
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

    /** Have the operator's command asked whether this host is off. */
    record AskOpinion(HostName host, String node) implements Verdict {}

    /** A person should know, and need not act: about one host, or the cluster where it is null. */
    record Note(@Nullable HostName host, String text) implements Verdict {}

    /** A person is needed: for one host, or for the cluster where it is null. */
    record Alarm(@Nullable HostName host, String text) implements Verdict {}
}
