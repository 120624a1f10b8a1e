package org.masakari.engine.pace;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A Nova of which all evacuations under way share what it can do, and that can do less when there
 * are too many of them. Each takes a while before it is worked on, and none is like the other.
 */
final class QueueingNova {

    /**
     * How much Nova gets done, by the universal scalability law.
     *
     * @param serial the share of an evacuation that no two of them can be in at the same time
     * @param peak with how many under way it gets most done; 0 if more never harm
     */
    record Shape(double serial, int peak) {

        /** Evacuations a second with {@code number} under way. */
        double throughput(int number) {
            double crosstalk = peak == 0 ? 0 : (1 - serial) / ((double) peak * peak);
            return number / (1 + serial * (number - 1) + crosstalk * number * (number - 1));
        }

        @Override
        public String toString() {
            String most = peak == 0 ? "more never harm" : "most at " + peak;
            return Math.round(serial * 100) + " % serial, " + most;
        }
    }

    private static final double NOISE = 0.15;

    private static final class Work {
        double latency;
        double left;
    }

    private final Shape shape;
    private final SplittableRandom random;
    private final List<Work> underWay = new ArrayList<>();

    QueueingNova(Shape shape, long seed) {
        this.shape = shape;
        this.random = new SplittableRandom(seed);
    }

    private double noisy(double mean) {
        return mean * (1 - NOISE + 2 * NOISE * random.nextDouble());
    }

    void begin(int number) {
        for (int i = 0; i < number; i++) {
            Work work = new Work();
            work.latency = noisy(0.3);
            work.left = noisy(1);
            underWay.add(work);
        }
    }

    int underWay() {
        return underWay.size();
    }

    /** Works for that long; how many it has finished. */
    int work(double seconds) {
        int finished = 0;
        double left = seconds;
        while (left > 1e-9 && !underWay.isEmpty()) {
            double each = shape.throughput(underWay.size()) / underWay.size();
            double step = Math.min(left, untilSomethingHappens(each));
            left -= step;
            for (Iterator<Work> all = underWay.iterator(); all.hasNext(); ) {
                Work work = all.next();
                if (work.latency > 0) {
                    work.latency -= step;
                } else {
                    work.left -= step * each;
                }
                if (work.left <= 1e-9) {
                    all.remove();
                    finished++;
                }
            }
        }
        return finished;
    }

    private double untilSomethingHappens(double each) {
        return underWay.stream()
                .mapToDouble(work -> work.latency > 0 ? work.latency : work.left / each)
                .map(time -> Math.max(time, 1e-6))
                .min()
                .orElse(1);
    }
}
