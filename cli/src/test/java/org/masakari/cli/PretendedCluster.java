package org.masakari.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.masakari.cli.plan.Cluster;
import org.masakari.nativelib.Availability;
import org.masakari.pacemaker.StonithAdmin;
import org.masakari.protocol.HostName;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.Verdict;

/** A healthy cluster, seen from its node controller1, with a {@code stonith_admin} of sh. */
final class PretendedCluster implements Cluster {
    private static final String FENCED =
            "<pacemaker-result><status code=\"0\" message=\"OK\"/></pacemaker-result>";

    private final List<String> rebooted = new ArrayList<>();
    private Availability<Optional<String>> here =
            new Availability.Available<>(Optional.of("controller1"));
    private Finding device = finding(Verdict.OK);
    private String answer = FENCED;
    private Runnable atReboot = () -> {};

    private static Finding finding(Verdict verdict) {
        return new Finding(verdict, "fence device of compute1", "fence-computes", null, null);
    }

    PretendedCluster fencing(Verdict verdict) {
        device = finding(verdict);
        return this;
    }

    /** This is no full node. */
    PretendedCluster elsewhere() {
        here = new Availability.NotAvailable<>("cmap_initialize answered CS_ERR_LIBRARY");
        return this;
    }

    PretendedCluster onNode(String name) {
        here = new Availability.Available<>(Optional.of(name));
        return this;
    }

    PretendedCluster failing(String reason) {
        answer =
                "<pacemaker-result><status code=\"1\" message=\"Error\"><errors><error>"
                        + reason
                        + "</error></errors></status></pacemaker-result>";
        return this;
    }

    /** What is looked at in the moment of the fencing. */
    PretendedCluster atReboot(Runnable look) {
        atReboot = look;
        return this;
    }

    /** The nodes whose fencing was ordered. */
    List<String> rebooted() {
        return rebooted;
    }

    @Override
    public List<Finding> readiness(HostName host) {
        return List.of(device);
    }

    @Override
    public String node(HostName host) {
        return "node-of-" + host;
    }

    @Override
    public Availability<Optional<String>> here() {
        return here;
    }

    @Override
    public void reboot(String node) throws IOException {
        rebooted.add(node);
        atReboot.run();
        List<String> command = List.of("sh", "-c", "cat <<'END'\n" + answer + "\nEND\n", "x");
        try (StonithAdmin fencer = new StonithAdmin(command, Duration.ofSeconds(30))) {
            fencer.reboot(node, Duration.ofSeconds(20));
        }
    }
}
