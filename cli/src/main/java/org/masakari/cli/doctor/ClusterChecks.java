package org.masakari.cli.doctor;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.masakari.pacemaker.CibAdmin;
import org.masakari.pacemaker.ClusterConfiguration;
import org.masakari.pacemaker.ClusterLook;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.CrmMon;
import org.masakari.pacemaker.StonithAdmin;
import org.masakari.protocol.diagnosis.Finding;

/** What the Pacemaker of this node tells. */
final class ClusterChecks {
    private static final String ADVICE = "run it as root on a full cluster node";

    private final ClusterPrograms programs;
    private final Spool spool;
    private final Clock clock;

    ClusterChecks(ClusterPrograms programs, Spool spool, Clock clock) {
        this.programs = programs;
        this.spool = spool;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param view the cluster as it is; empty if it cannot be seen from here
     */
    record Result(List<Finding> findings, Optional<ClusterView> view) {}

    Result run() {
        try (CrmMon crmMon = new CrmMon(programs.crmMon(), programs.timeout())) {
            ClusterLook look = crmMon.look();
            if (look instanceof ClusterLook.Seen seen) {
                return new Result(all(seen.view()), Optional.of(seen.view()));
            }
            String why = ((ClusterLook.Failed) look).reason();
            return new Result(
                    List.of(
                            Finding.notChecked(
                                    "pacemaker", "no Pacemaker answers here: " + why, ADVICE)),
                    Optional.empty());
        }
    }

    private List<Finding> all(ClusterView view) {
        List<Finding> findings = new ArrayList<>(new StateChecks(view).run());
        try (CibAdmin cibadmin = new CibAdmin(programs.cibadmin(), programs.timeout());
                StonithAdmin fencer =
                        new StonithAdmin(programs.stonithAdmin(), programs.timeout())) {
            ClusterConfiguration configuration = cibadmin.configuration();
            findings.addAll(new FencingChecks(view, configuration, fencer, clock).run());
            findings.addAll(new DetectionChecks(view, configuration).run());
            findings.addAll(new AlertChecks(configuration, spool).run());
            findings.addAll(new ResourceChecks(view, configuration).run());
        } catch (IOException e) {
            findings.add(
                    Finding.notChecked(
                            "pacemaker's configuration",
                            "cibadmin shows none: " + e.getMessage(),
                            ADVICE));
        }
        return findings;
    }
}
