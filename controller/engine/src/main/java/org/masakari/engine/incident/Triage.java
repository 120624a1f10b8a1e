package org.masakari.engine.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.HostStatus;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.Payload;
import org.masakari.protocol.notification.ProcessPayload;

/**
 * Decides what a notification leads to, so that one failure makes one recovery however many
 * monitors report it and however late.
 */
public final class Triage {
    private Triage() {}

    /** What {@code payload} leads to for a host in that situation. */
    public static Reaction decide(Payload payload, HostSituation host) {
        if (payload instanceof InstancePayload instance) {
            return instance(instance, host);
        }
        if (payload instanceof ProcessPayload process) {
            return process(process, host);
        }
        HostPayload about = (HostPayload) payload;
        return about.event() == HostEvent.STARTED ? started(host.incident()) : stopped(about, host);
    }

    private static Reaction instance(InstancePayload payload, HostSituation host) {
        if (!payload.meansFailure()) {
            return new Reaction.Ignore(
                    payload.event() + " " + payload.virDomainEvent() + " is no failure");
        }
        if (host.incident() != null) {
            return new Reaction.Ignore("its host has failed: it is part of the host's recovery");
        }
        if (!host.segmentEnabled()) {
            return notEnabled();
        }
        if (host.underWay()) {
            return new Reaction.Ignore("it is being restarted already");
        }
        return new Reaction.Restart();
    }

    private static Reaction process(ProcessPayload payload, HostSituation host) {
        boolean failed = payload.event() == HostEvent.STOPPED;
        if (host.incident() != null) {
            return new Reaction.Ignore("its host has failed as a whole");
        }
        if (failed == host.processFailed()) {
            return new Reaction.Ignore(
                    failed ? "its failure is known already" : "it was not known to have failed");
        }
        if (failed && !host.segmentEnabled()) {
            return notEnabled();
        }
        return new Reaction.MindProcess();
    }

    private static Reaction started(@Nullable OpenIncident incident) {
        if (incident == null) {
            return new Reaction.Ignore("the host has no open incident to return from");
        }
        return incident.returning() ? new Reaction.Cover() : new Reaction.BeginReturn();
    }

    private static Reaction stopped(HostPayload payload, HostSituation host) {
        FencingEvidence evidence = payload.evidence();
        if (payload.hostStatus() != HostStatus.NORMAL || evidence == null) {
            return new Reaction.Ignore(
                    "no fencing evidence came with it: nothing proves that the host is off");
        }
        if (evidence.source().isMonitorsClaim() && !host.monitorsTrusted()) {
            return claimed(host.incident());
        }
        OpenIncident incident = host.incident();
        if (incident != null) {
            return belongsTo(incident, evidence) ? new Reaction.Cover() : new Reaction.Reopen();
        }
        if (isOvertaken(evidence, host.lastBackAt())) {
            return new Reaction.Ignore(
                    "the host came back at "
                            + host.lastBackAt()
                            + ", after this fencing: it proves nothing about the host now");
        }
        if (host.onMaintenance()) {
            return new Reaction.Ignore("the host is on maintenance");
        }
        return host.segmentEnabled() ? new Reaction.Open() : notEnabled();
    }

    private static Reaction notEnabled() {
        return new Reaction.Ignore("the host's segment is not enabled");
    }

    /** A monitor's word alone may tell again what is known, and nothing more. */
    private static Reaction claimed(@Nullable OpenIncident incident) {
        return incident != null && incident.over() == null
                ? new Reaction.Cover()
                : new Reaction.Ignore(
                        "a monitor says that the host is off, and no fencing of it is known: nothing"
                                + " proves it. If this monitor's word is to be proof enough, say so:"
                                + " \"masakari segment update SEGMENT --trust-monitors\"");
    }

    /**
     * One failure can have several fencing operations, and their reports can be late. Only one that
     * was completed after the host was seen back, with nothing of it left to recover, is a new
     * failure.
     */
    private static boolean belongsTo(OpenIncident incident, FencingEvidence evidence) {
        Instant back = incident.over();
        String operation = evidence.operationId();
        boolean known = operation != null && incident.operations().contains(operation);
        return known || back == null || isOvertaken(evidence, back);
    }

    private static boolean isOvertaken(FencingEvidence evidence, @Nullable Instant back) {
        return back != null && evidence.isOvertakenBy(back);
    }
}
