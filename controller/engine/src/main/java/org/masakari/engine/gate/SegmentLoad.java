package org.masakari.engine.gate;

/**
 * How much of a failover segment has failed.
 *
 * @param failed hosts that have failed within the policy's window and are not back, the one that is
 *     judged included
 * @param hosts hosts that the segment has in all
 */
public record SegmentLoad(int failed, int hosts) {}
