package org.masakari.service.openstack;

import java.time.Duration;

/**
 * How long the cloud may take to answer, the whole body included. What it did in that time is
 * unknown.
 *
 * @param usual for Keystone and for every request to Nova but one
 * @param service for a change of a compute service: disabling one that Nova still takes for up
 *     blocks for 60 s, because Nova waits for the crashed host
 */
record Deadlines(Duration usual, Duration service) {
    static final Deadlines DEFAULT = new Deadlines(Duration.ofSeconds(20), Duration.ofSeconds(70));
}
