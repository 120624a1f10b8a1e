package org.masakari.protocol.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.PauseDocument;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

/** What is to be protected, and what stands in the way of it. */
public final class SegmentChecks {
    private final List<SegmentDocument> segments;
    private final List<HostDocument> hosts;

    public SegmentChecks(List<SegmentDocument> segments, List<HostDocument> hosts) {
        this.segments = segments;
        this.hosts = hosts;
    }

    /** All of it, with the pauses that hold and the newest recoveries. */
    public List<Finding> run(List<PauseDocument> pauses, List<RecoveryDocument> recoveries) {
        return Stream.of(segments(), paused(pauses), failed(), held(recoveries))
                .flatMap(List::stream)
                .toList();
    }

    /** Whether each segment protects something, and has the reserves that its method wants. */
    public List<Finding> segments() {
        return segments.isEmpty()
                ? List.of(
                        Finding.fail(
                                "segments",
                                "there are none",
                                "nothing is protected",
                                "masakari segment create NAME; masakari host create NAME HOST"))
                : segments.stream().map(this::segment).toList();
    }

    /** The pauses that hold. */
    public static List<Finding> paused(List<PauseDocument> pauses) {
        return pauses.stream().map(SegmentChecks::paused).toList();
    }

    /** Hosts that have failed and are not back. */
    public List<Finding> failed() {
        return hosts.stream()
                .filter(host -> host.incidentUuid() != null)
                .map(SegmentChecks::failed)
                .toList();
    }

    /** Those of {@code recoveries} that a gate holds. */
    public static List<Finding> held(List<RecoveryDocument> recoveries) {
        return recoveries.stream()
                .filter(recovery -> recovery.phase().equals("held"))
                .filter(recovery -> recovery.endedAt() == null)
                .map(SegmentChecks::held)
                .toList();
    }

    private Finding segment(SegmentDocument segment) {
        String check = "segment " + segment.name();
        List<HostDocument> its =
                hosts.stream()
                        .filter(host -> host.failoverSegmentId().equals(segment.uuid()))
                        .toList();
        if (!segment.enabled()) {
            return Finding.warn(
                    check,
                    "not enabled",
                    "its " + its.size() + " hosts are not protected",
                    "masakari segment update " + segment.name() + " --no-disabled");
        }
        long reserves =
                its.stream()
                        .filter(host -> host.reserved() && !host.onMaintenance())
                        .filter(host -> host.incidentUuid() == null)
                        .count();
        long working = its.stream().filter(host -> !host.reserved()).count();
        return working == 0
                ? Finding.warn(
                        check,
                        "no host of it has instances to protect",
                        "it protects nothing",
                        "masakari host create " + segment.name() + " HOST")
                : reserves(check, segment, working, reserves);
    }

    /** One failed host needs one reserve. */
    private static Finding reserves(
            String check, SegmentDocument segment, long working, long reserves) {
        RecoveryMethod method = segment.recoveryMethod();
        String found =
                working
                        + " hosts, method "
                        + method.name().toLowerCase(Locale.ROOT)
                        + ", "
                        + reserves
                        + " reserves free";
        String advice = "masakari host create " + segment.name() + " HOST --reserved";
        if (reserves > 0 || method == RecoveryMethod.AUTO) {
            return Finding.ok(check, found);
        }
        return method == RecoveryMethod.RESERVED_HOST
                ? Finding.fail(
                        check, found, "the next failure of a host finds no place to go", advice)
                : Finding.warn(
                        check,
                        found,
                        "all depends on the room that Nova's scheduler finds",
                        advice);
    }

    private static Finding paused(PauseDocument pause) {
        String segment = pause.segment();
        return Finding.fail(
                "pause",
                (segment == null ? "all segments" : "segment " + segment)
                        + " since "
                        + pause.since()
                        + " by "
                        + pause.operator()
                        + ": "
                        + pause.reason(),
                "nothing new is begun there",
                "masakari resume" + (segment == null ? "" : " --segment " + segment));
    }

    private static Finding failed(HostDocument host) {
        return Finding.warn(
                "host " + host.name(),
                "has failed, and is not back (incident " + host.incidentUuid() + ")",
                "it takes no instances, and its failure counts against the segment's threshold",
                "repair it and bring it back; see masakari recovery list");
    }

    private static Finding held(RecoveryDocument recovery) {
        return Finding.fail(
                "recovery of " + recovery.host(),
                "held: " + recovery.reason(),
                "its instances are not being moved",
                "masakari recovery show " + recovery.uuid());
    }
}
