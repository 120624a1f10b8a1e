package org.masakari.cli.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import org.masakari.cli.output.Seconds;

/**
 * A fencing as it was ordered here. No evidence: that is Pacemaker's own record.
 *
 * @param node Pacemaker's name of the host
 * @param orderedAt by this machine's clock
 * @param completedAt when Pacemaker said that it is done, by this machine's clock
 */
@JsonNaming(SnakeCaseStrategy.class)
record Fencing(String node, Instant orderedAt, Instant completedAt) {

    String sentence() {
        return "Pacemaker has fenced "
                + node
                + ", within "
                + Seconds.of(Duration.between(orderedAt, completedAt).toMillis())
                + " s.";
    }
}
