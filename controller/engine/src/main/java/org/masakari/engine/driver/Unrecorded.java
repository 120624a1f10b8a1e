package org.masakari.engine.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.masakari.engine.recovery.Decision;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;

/** What was decided since the last record. Not thread-safe. */
final class Unrecorded {
    /** What waits for longer is recorded by the next event, whatever that is. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final List<Step> steps = new ArrayList<>();
    private Recovery recorded;

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
        steps.addAll(decision.steps());
        return (!decision.changesNothing(before) && !decision.mayWait()) || isOverdue(now);
    }

    /** Whatever waits has said something. */
    private boolean isOverdue(Instant now) {
        return !steps.isEmpty() && !steps.get(0).at().plus(LONGEST_WAIT).isAfter(now);
    }

    /** It is in the journal now. */
    void recordedAs(Recovery next) {
        recorded = next;
        steps.clear();
    }
}
