package org.masakari.protocol.peer;

/**
 * What the original's notifications carry beside the event.
 *
 * @param region the OpenStack region's name
 * @param clusterPort {@code cluster_port}, by which its controller finds a reserved host, such as
 *     {@code 226.94.1.1:5405}
 */
public record OriginalFormat(String region, String clusterPort) {}
