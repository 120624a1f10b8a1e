package org.masakari.cli.plan;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.masakari.nativelib.Availability;
import org.masakari.protocol.HostName;
import org.masakari.protocol.diagnosis.Finding;

/** What a drill asks of the cluster, and the one thing that it orders. */
public interface Cluster {

    /** Whether the host could be fenced, and that would be heard: lines of the doctor's report. */
    List<Finding> readiness(HostName host);

    /** Pacemaker's name of the host. */
    String node(HostName host);

    /** The name of the full node that this runs on, if it has one; not available elsewhere. */
    Availability<Optional<String>> here();

    /**
     * Has Pacemaker fence {@code node} by a reboot, and waits until that is done.
     *
     * @throws IOException Pacemaker's reason why it is not
     */
    void reboot(String node) throws IOException;
}
