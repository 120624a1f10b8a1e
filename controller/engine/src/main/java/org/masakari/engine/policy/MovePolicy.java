package org.masakari.engine.policy;

import java.time.Duration;

/**
 * How instances move.
 *
 * @param pace how many evacuations are under way at once
 * @param maxAttempts evacuate calls per instance, when the earlier ones failed for certain
 * @param retryDelay time between two attempts at the same instance
 * @param moveTimeout time that one evacuation may take
 * @param watchInterval time between two looks at Nova's migration records
 * @param settleTime time after which an evacuate call without an answer that left no trace in Nova
 *     is taken for not made
 */
public record MovePolicy(
        Pace pace,
        int maxAttempts,
        Duration retryDelay,
        Duration moveTimeout,
        Duration watchInterval,
        Duration settleTime) {

    /**
     * How many evacuations a controller has under way at once.
     *
     * @param fewest never fewer, so that a recovery goes on whatever Nova's state
     * @param first with how many it begins
     * @param most never more, over all recoveries
     * @param mostPerHost never more for one failed host
     */
    public record Pace(int fewest, int first, int most, int mostPerHost) {
        public Pace {
            if (fewest < 1 || fewest > first || first > most || mostPerHost < 1) {
                throw new IllegalArgumentException(
                        "in_flight_fewest, in_flight and in_flight_most must grow in this order: "
                                + fewest
                                + ", "
                                + first
                                + ", "
                                + most);
            }
        }

        /** Always that many, whatever Nova's answers. */
        public static Pace fixed(int number) {
            return new Pace(number, number, number, number);
        }
    }

    /** The defaults. */
    public static final MovePolicy DEFAULT =
            new MovePolicy(
                    new Pace(1, 4, 64, 32),
                    3,
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMillis(300),
                    Duration.ofSeconds(10));
}
