package org.masakari.hostmonitor.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How Pacemaker is listened to.
 *
 * @param pollInterval between two looks when nothing happens, unless all is well
 * @param crmMon the program, by name or path
 * @param alertSpool where the alert agent writes
 * @param fencerEvents listen to the fencer through libstonithd
 * @param quorum listen to Corosync through libquorum
 */
public record ClusterConfig(
        Duration pollInterval,
        String crmMon,
        Path alertSpool,
        boolean fencerEvents,
        boolean quorum) {}
