package org.masakari.hostmonitor.judge;

import java.time.Instant;

/**
 * A node that the cluster has lost and not fenced yet: it may still run.
 *
 * @param since when it was first seen so
 * @param alarmed true once a person was told that it is not being fenced
 */
public record Loss(Instant since, boolean alarmed) {

    Loss toldOf() {
        return new Loss(since, true);
    }
}
