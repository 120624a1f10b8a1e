package org.masakari.engine.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.recovery.Decision;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;

/** What was decided since the last record. Not thread-safe. */
final class Unrecorded {
    /**
     * What may wait is not kept from whoever reads the journal for longer than between two looks.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final List<Step> steps = new ArrayList<>();
    private Recovery recorded;
    private @Nullable Instant since;

    /**
     * @param recorded what the journal has
     */
    Unrecorded(Recovery recorded) {
        this.recorded = recorded;
    }

    /** What the journal has. */
    Recovery recorded() {
        return recorded;
    }

    /** What the timeline gains by the next record. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Adds what was decided on {@code before}; true if all is to be recorded now. */
    boolean add(Recovery before, Decision decision, Instant now) {
        boolean something = !decision.changesNothing(before);
        steps.addAll(decision.steps());
        if (something && since == null) {
            since = now;
        }
        return (something && !decision.mayWait())
                || (since != null && !since.plus(LONGEST_WAIT).isAfter(now));
    }

    /** It is in the journal now. */
    void recordedAs(Recovery next) {
        recorded = next;
        steps.clear();
        since = null;
    }
}
