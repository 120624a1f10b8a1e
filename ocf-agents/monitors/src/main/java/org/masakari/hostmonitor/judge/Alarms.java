package org.masakari.hostmonitor.judge;

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

    private static Verdict alarm(Policy policy, FencingReport fencing, String text) {
        return new Verdict.Alarm(policy.host(fencing.target()), text);
    }
}
