package org.masakari.engine.recovery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.pace.Allowance;
import org.masakari.protocol.InstanceId;

/**
 * What follows from one event.
 *
 * @param next the recovery afterwards
 * @param steps what the timeline gains
 * @param effects what to do once {@code next} and {@code steps} are recorded
 * @param mayWait true if it is soon enough to record it with what comes next, which is certain to
 *     come: nothing is changed because of it, and if it is lost it is found in Nova again
 */
public record Decision(Recovery next, List<Step> steps, List<Effect> effects, boolean mayWait) {

    public Decision {
        steps = List.copyOf(steps);
        effects = List.copyOf(effects);
    }

    /** Nothing follows. */
    static Decision none(Recovery recovery) {
        return new Decision(recovery, List.of(), List.of(), false);
    }

    /** True if there is nothing to record. */
    public boolean changesNothing(Recovery before) {
        return steps.isEmpty() && next.equals(before);
    }

    /** Collects what follows while it is being decided. */
    static final class Builder {
        private final Instant now;
        private final Allowance allowance;
        private final List<Step> steps = new ArrayList<>();
        private final List<Effect> effects = new ArrayList<>();
        private boolean urgent;

        Builder(Instant now, Allowance allowance) {
            this.now = now;
            this.allowance = allowance;
        }

        Instant now() {
            return now;
        }

        Allowance allowance() {
            return allowance;
        }

        Builder step(Phase phase, String text) {
            return step(phase, null, text);
        }

        Builder step(Phase phase, @Nullable InstanceId instance, String text) {
            urgent = true;
            return progress(phase, instance, text);
        }

        /** A step of something that goes its way, and that Nova knows as well. */
        Builder progress(Phase phase, @Nullable InstanceId instance, String text) {
            steps.add(new Step(now, phase, instance, text));
            return this;
        }

        Builder effect(Effect effect) {
            effects.add(effect);
            return this;
        }

        Decision to(Recovery next) {
            boolean mayWait =
                    !urgent && !steps.isEmpty() && effects.stream().allMatch(Effect::onlyLooks);
            return new Decision(next, steps, effects, mayWait);
        }
    }
}
