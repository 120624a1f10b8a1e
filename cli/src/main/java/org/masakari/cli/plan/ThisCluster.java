package org.masakari.cli.plan;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.masakari.cli.doctor.FencingReadiness;
import org.masakari.cli.session.Session;
import org.masakari.corosync.Cmap;
import org.masakari.nativelib.Availability;
import org.masakari.pacemaker.StonithAdmin;
import org.masakari.protocol.HostName;
import org.masakari.protocol.diagnosis.Finding;

/** The cluster that this machine is a node of. */
final class ThisCluster implements Cluster {
    /** Several devices, one after the other, may take minutes. */
    private static final Duration FENCING = Duration.ofMinutes(5);

    private static final Duration UNTIL_IT_HANGS = FENCING.plusSeconds(30);

    private final FencingReadiness readiness;

    ThisCluster(Session session) {
        readiness = FencingReadiness.of(session);
    }

    @Override
    public List<Finding> readiness(HostName host) {
        return readiness.findings(host);
    }

    @Override
    public String node(HostName host) {
        return readiness.node(host);
    }

    /** Only full nodes run Corosync, and only root may ask it. */
    @Override
    public Availability<Optional<String>> here() {
        Availability<Cmap> corosync = Cmap.open();
        if (corosync instanceof Availability.Available<Cmap> available) {
            try (Cmap cmap = available.feature()) {
                return new Availability.Available<>(cmap.thisNode());
            }
        }
        return new Availability.NotAvailable<>(
                ((Availability.NotAvailable<Cmap>) corosync).reason());
    }

    @Override
    public void reboot(String node) throws IOException {
        try (StonithAdmin fencer = new StonithAdmin(List.of("stonith_admin"), UNTIL_IT_HANGS)) {
            fencer.reboot(node, FENCING);
        }
    }
}
