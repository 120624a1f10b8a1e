package org.masakari.cli.doctor;

import java.time.Duration;
import java.util.List;

/**
 * The programs that tell of the cluster, each with arguments that come first.
 *
 * @param timeout of each; a device that is asked which nodes it can fence may take seconds
 */
record ClusterPrograms(
        List<String> crmMon, List<String> cibadmin, List<String> stonithAdmin, Duration timeout) {
    static final ClusterPrograms STANDARD =
            new ClusterPrograms(
                    List.of("crm_mon"),
                    List.of("cibadmin"),
                    List.of("stonith_admin"),
                    Duration.ofSeconds(20));
}
