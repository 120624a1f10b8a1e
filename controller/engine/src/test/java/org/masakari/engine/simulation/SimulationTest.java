package org.masakari.engine.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Small clouds in which all goes wrong that can, one a seed: controllers crash, are suspended and
 * take over from one another, answers get lost, effects come late. Whatever the seed, the laws
 * hold.
 *
 * <p>{@code -Dsimulation.seeds=100000} runs more of them, {@code -Dsimulation.seed=4711} runs one
 * and prints what happens in it.
 */
class SimulationTest {
    private static final long SEEDS = Long.getLong("simulation.seeds", 10_000);
    private static final long FIRST = Long.getLong("simulation.first", 0);
    private static final int SHOWN = Integer.getInteger("simulation.shown", 5);

    @Test
    void holdsTheSixLawsWhateverTheSeed() {
        Long one = Long.getLong("simulation.seed");
        if (one != null) {
            World world = new World(one, true).run();
            System.out.println(world.happened);
            return;
        }
        List<String> broken = Collections.synchronizedList(new ArrayList<>());
        Map<Happening, Long> happened = new EnumMap<>(Happening.class);
        AtomicLong steps = new AtomicLong();
        long began = System.nanoTime();
        LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .forEach(seed -> live(seed, broken, happened, steps));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d worlds, %d steps in %.1f s, %.0f worlds/s%n%s%n",
                SEEDS, steps.get(), seconds, SEEDS / seconds, happened);

        assertThat(broken.stream().limit(SHOWN)).as("%d broken worlds", broken.size()).isEmpty();
        assertThat(happened.keySet())
                .as("a world holds everything that can happen")
                .contains(Happening.values());
        assertThat(happened.getOrDefault(Happening.MOVE_SUCCEEDED, 0L))
                .as("moves that succeed for each that fails")
                .isGreaterThan(2 * happened.getOrDefault(Happening.MOVE_FAILED, 0L));
    }

    private static void live(
            long seed, List<String> broken, Map<Happening, Long> happened, AtomicLong steps) {
        World world = new World(seed, false);
        try {
            world.run();
        } catch (RuntimeException | AssertionError e) {
            broken.add("-Dsimulation.seed=" + seed + "  " + e);
        }
        steps.addAndGet(world.steps());
        synchronized (happened) {
            world.happened.forEach((what, times) -> happened.merge(what, (long) times, Long::sum));
        }
    }
}
