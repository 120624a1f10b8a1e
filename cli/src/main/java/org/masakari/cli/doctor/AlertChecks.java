package org.masakari.cli.doctor;

import java.nio.file.Path;
import java.util.List;
import org.masakari.pacemaker.ClusterConfiguration;
import org.masakari.pacemaker.ConfiguredAlert;
import org.masakari.protocol.diagnosis.Finding;

/** The alert agent that tells the hostmonitors of a fencing. */
final class AlertChecks {
    private static final String AGENT = "fencing-alert";
    private static final String CHECK = "alert agent";

    /** Where the agent writes without a recipient. */
    private static final String USUAL = "/var/spool/masakari/alerts";

    private final ClusterConfiguration configuration;
    private final Spool spool;

    AlertChecks(ClusterConfiguration configuration, Spool spool) {
        this.configuration = configuration;
        this.spool = spool;
    }

    List<Finding> run() {
        List<ConfiguredAlert> ours =
                configuration.alerts().stream()
                        .filter(alert -> alert.path().endsWith("/" + AGENT))
                        .toList();
        if (ours.isEmpty()) {
            return List.of(
                    Finding.warn(
                            CHECK,
                            "not configured",
                            "a fencing is heard of from the fencer itself or, up to a minute later,"
                                    + " found by crm_mon",
                            "crm configure load update docs/crm/masakari.crm"));
        }
        return ours.stream().flatMap(alert -> folders(alert).stream()).map(this::check).toList();
    }

    private static List<String> folders(ConfiguredAlert alert) {
        return alert.recipients().isEmpty() ? List.of(USUAL) : alert.recipients();
    }

    private Finding check(String folder) {
        return spool.trouble(Path.of(folder))
                .map(
                        why ->
                                Finding.fail(
                                        CHECK,
                                        folder + ": " + why,
                                        "what Pacemaker tells of a fencing is lost on this node",
                                        "install -d -o hacluster -g haclient -m 770 " + folder))
                .orElseGet(() -> Finding.ok(CHECK, "writes to " + folder));
    }
}
