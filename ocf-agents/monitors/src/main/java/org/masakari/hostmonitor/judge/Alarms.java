package org.masakari.hostmonitor.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.masakari.pacemaker.ClusterOptions;
import org.masakari.pacemaker.PastFencing;
import org.masakari.protocol.HostName;

/** What a person is told when the judge will not report a host. */
final class Alarms {
    private Alarms() {}

    static Verdict claim(Policy policy, FencingReport claim) {
        return alarm(
                policy,
                claim,
                "a person acknowledged by hand that this host is off (stonith_admin --confirm). That"
                        + " is no proof that it is, so its instances are not recovered. If it is"
                        + " surely off, have it fenced, or set manual_acknowledgement = accept");
    }

    static Verdict contradiction(Policy policy, FencingReport fencing) {
        return alarm(
                policy,
                fencing,
                "this host was fenced with \"off\", but stayed online: its fence device does not do"
                        + " what it says, or somebody switched it on at once. Nothing is recovered."
                        + " Check the fence device");
    }

    static Verdict foundTooLate(Policy policy, FencingReport fencing) {
        return alarm(
                policy,
                fencing,
                "this host was fenced at "
                        + fencing.completedAt()
                        + ", when no monitor could report it. It may have returned and been stopped"
                        + " cleanly since, so its instances are not recovered. If it is off, have it"
                        + " fenced again (stonith_admin --fence)");
    }

    static Verdict neverSeen(Policy policy, FencingReport fencing) {
        return alarm(
                policy,
                fencing,
                "this host was fenced at "
                        + fencing.completedAt()
                        + ", before this monitor ever saw it online. It may have returned and been"
                        + " stopped cleanly since, so this monitor does not report it. If no other"
                        + " one has and the host is off, have it fenced again (stonith_admin --fence)");
    }

    static Verdict stillOn(Policy policy, FencingReport fencing) {
        return alarm(
                policy,
                fencing,
                "the fence device said that this host is off, and the second opinion says that it"
                        + " is on. Nothing is recovered. Check the fence device, then have the host"
                        + " fenced again (stonith_admin --fence)");
    }

    static Verdict powerUnknown(Policy policy, FencingReport fencing) {
        return alarm(
                policy,
                fencing,
                "this host was fenced, and the second opinion could not tell whether it is off."
                        + " Nothing is recovered, as [second_opinion] if_unknown = hold wants it. If"
                        + " it is surely off, have it fenced again once the command can tell, or"
                        + " report it by hand (masakari notification create)");
    }

    static Verdict lost(HostName host) {
        return new Verdict.Note(
                host,
                "the cluster has lost this host, which may still run. Its instances are recovered"
                        + " once it is fenced");
    }

    static Verdict backUnfenced(HostName host) {
        return new Verdict.Note(host, "this host is back without having been fenced");
    }

    static Verdict cannotBeFenced(HostName host, PastFencing failed) {
        String why = failed.exitReason();
        return new Verdict.Alarm(
                host,
                "this host cannot be evacuated because it cannot be fenced: "
                        + failed.action()
                        + " by "
                        + failed.delegate()
                        + " failed"
                        + (why == null ? "" : " (" + why + ")")
                        + ". Pacemaker goes on trying. Check its fence device and the way to it; if"
                        + " the host is surely off, cut its power by hand and say so to Pacemaker"
                        + " (stonith_admin --confirm) where manual_acknowledgement = accept");
    }

    static Verdict notFenced(HostName host, Duration within) {
        return new Verdict.Alarm(
                host,
                "the cluster has lost this host and has not fenced it for "
                        + within.toSeconds()
                        + " s, so its instances are not recovered. Is there a fence device for it"
                        + " (stonith_admin --list), and does the fencer work?");
    }

    static Verdict quorumLost() {
        return new Verdict.Note(
                null,
                "this node's partition has lost quorum: nothing is reported from here until it has"
                        + " it again");
    }

    static Verdict quorumRegained() {
        return new Verdict.Note(null, "this node's partition has quorum again");
    }

    /** What has changed of the options that decide whether a failure is fenced. */
    static List<Verdict> options(ClusterOptions were, ClusterOptions are) {
        List<Verdict> verdicts = new ArrayList<>();
        if (were.fencing() != are.fencing()) {
            verdicts.add(are.fencing() ? note("fencing is enabled again") : fencingDisabled());
        }
        if (were.maintenance() != are.maintenance()) {
            verdicts.add(
                    note(
                            are.maintenance()
                                    ? "the cluster is in maintenance mode: Pacemaker watches"
                                            + " nothing, so a remote node that fails is neither"
                                            + " noticed nor fenced"
                                    : "the cluster is in maintenance mode no more"));
        }
        return verdicts;
    }

    private static Verdict fencingDisabled() {
        return new Verdict.Alarm(
                null,
                "fencing is disabled in this cluster (stonith-enabled=false), so no host is ever"
                        + " surely off and nothing is recovered. Enable it: crm configure property"
                        + " stonith-enabled=true");
    }

    private static Verdict note(String text) {
        return new Verdict.Note(null, text);
    }

    private static Verdict alarm(Policy policy, FencingReport fencing, String text) {
        return new Verdict.Alarm(policy.host(fencing.target()), text);
    }
}
