package org.masakari.processmonitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.masakari.monitor.Work;
import org.masakari.processmonitor.judge.Phase;
import org.masakari.processmonitor.judge.Watched;
import org.masakari.processmonitor.plan.Target;
import org.masakari.processmonitor.plan.UnitTarget;

/** Waits for commands to end, and looks when it is time. */
final class ProcessWork implements Work {
    /** While something is being brought back, it is looked at this often. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Watch watch;
    private final Eye eye;
    private final Jobs jobs;
    private final ListInForce list;
    private final List<UnitTarget> units;
    private final LongSupplier nanoTime;
    private final Duration interval;

    private long nextLookNanos;

    /** Looks at once with its first turn, then every {@code interval}. */
    ProcessWork(
            Watch watch,
            Eye eye,
            Jobs jobs,
            ListInForce list,
            List<UnitTarget> units,
            LongSupplier nanoTime,
            Duration interval) {
        this.watch = watch;
        this.eye = eye;
        this.jobs = jobs;
        this.list = list;
        this.units = units;
        this.nanoTime = nanoTime;
        this.interval = interval;
        nextLookNanos = nanoTime.getAsLong();
        adopt();
    }

    @Override
    public void turn(Duration atMost) throws InterruptedException {
        Duration wait = untilNextLook();
        Jobs.Ended ended = jobs.await(wait.compareTo(atMost) < 0 ? wait : atMost);
        while (ended != null) {
            watch.ended(ended);
            // What is done next depends on what is seen then.
            nextLookNanos = nanoTime.getAsLong();
            ended = jobs.await(Duration.ZERO);
        }
        if (untilNextLook().isZero()) {
            look();
        }
    }

    private void look() {
        // Before all that may fail: a look that does is not repeated at once.
        nextLookNanos = nanoTime.getAsLong() + interval.toNanos();
        if (list.edited().isPresent()) {
            adopt();
        }
        watch.seen(eye.look(watch.targets()));
        boolean restless = watch.states().stream().anyMatch(state -> state.phase().isRestless());
        if (restless && SOON.compareTo(interval) < 0) {
            nextLookNanos = nanoTime.getAsLong() + SOON.toNanos();
        }
    }

    private void adopt() {
        List<Target> targets = new ArrayList<>(list.list().processes());
        targets.addAll(units);
        watch.adopt(targets);
    }

    private Duration untilNextLook() {
        return Duration.ofNanos(Math.max(0, nextLookNanos - nanoTime.getAsLong()));
    }

    @Override
    public Optional<String> awaited() {
        return Optional.empty();
    }

    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public String status() {
        List<String> words = new ArrayList<>();
        words.add(watch.targets().size() + " watched");
        List<String> reported = watch.namesIn(Phase.GIVEN_UP);
        if (!reported.isEmpty()) {
            words.add("given up and reported: " + String.join(" ", reported));
        }
        long busy =
                watch.states().stream()
                        .map(Watched::phase)
                        .filter(phase -> phase.isWorking() || phase.isRestless())
                        .count();
        if (busy > 0) {
            words.add(busy + " being brought back");
        }
        List<String> leftAlone = watch.namesIn(Phase.LEFT_ALONE);
        if (!leftAlone.isEmpty()) {
            words.add("left alone: " + String.join(" ", leftAlone));
        }
        return String.join(", ", words);
    }
}
