package org.masakari.protocol.notification;

/** How the cluster sees the host ({@code payload.cluster_status}). */
public enum ClusterStatus {
    ONLINE,
    OFFLINE
}
