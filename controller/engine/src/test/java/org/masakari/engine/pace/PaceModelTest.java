package org.masakari.engine.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.Subject;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.pace.QueueingNova.Shape;
import org.masakari.engine.policy.MovePolicy;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Target;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.Header;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.Mandate;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Quarantine;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Reserves;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * How long a host's recovery takes at the pace that the throttle finds, compared with the best
 * fixed number of evacuations under way, in Novas of several kinds.
 */
class PaceModelTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final HostName HOST = new HostName("compute1");
    private static final double LOOK = MovePolicy.DEFAULT.watchInterval().toMillis() / 1e3 + 0.05;
    private static final int SEEDS = 25;
    private static final int HIGHEST = 50;

    private static final Header HEADER = new Header(new RecoveryId(new UUID(0, 1)), HOST, NOON);

    private static HostRecovery recovery(List<VmMove> moves) {
        return new HostRecovery(
                HEADER,
                new Mandate(RecoveryMethod.AUTO, false, null, null),
                Phase.EVACUATING,
                new Quarantine(true, true, true),
                Reserves.NONE,
                NOON,
                moves,
                null);
    }

    private static VmMove planned(int number) {
        InstanceId id = new InstanceId(new UUID(7, number));
        return VmMove.planned(new Subject(id, "vm", "active", Course.EVACUATE, Set.of()), 0);
    }

    /** A recovery as the throttle sees it: so many have arrived, so many are under way. */
    private static final class Moves {
        private final List<VmMove> moves = new ArrayList<>();
        private int arrived;
        private int requested;

        Moves(int count) {
            IntStream.range(0, count).forEach(i -> moves.add(planned(i)));
        }

        void arrive(int count, Instant now) {
            for (int i = 0; i < count; i++) {
                VmMove move = moves.get(arrived);
                Migration done = new Migration(1, "m", move.instance(), HOST, "done");
                moves.set(arrived++, move.bound(done, now));
            }
        }

        int request(int allowed, Instant now) {
            int more = Math.max(0, Math.min(allowed - (requested - arrived), left()));
            for (int i = 0; i < more; i++) {
                moves.set(requested, moves.get(requested).requested(Target.ANY, now));
                requested++;
            }
            return more;
        }

        int left() {
            return moves.size() - requested;
        }

        HostRecovery recovery() {
            return PaceModelTest.recovery(moves);
        }
    }

    /** Seconds until the last of {@code count} has arrived, at the pace of {@code throttle}. */
    private static double adaptive(QueueingNova nova, int count) {
        Throttle throttle = new Throttle(MovePolicy.DEFAULT.pace(), host -> Optional.empty());
        Moves moves = new Moves(count);
        HostRecovery before = moves.recovery();
        throttle.begin(before);
        double time = 0;
        while (true) {
            Instant now = NOON.plus(Duration.ofNanos((long) (time * 1e9)));
            nova.begin(moves.request(throttle.allowance(before).places(), now));
            HostRecovery next = moves.recovery();
            throttle.observe(before, next, new Event.Woken(), now);
            if (nova.underWay() == 0) {
                return time;
            }
            int done = nova.work(LOOK);
            time += LOOK;
            moves.arrive(done, now);
            before = moves.recovery();
            throttle.observe(next, before, new Event.Woken(), now.plusMillis((long) (LOOK * 1e3)));
        }
    }

    /** The same with always {@code number} under way. */
    private static double fixed(QueueingNova nova, int count, int number) {
        double time = 0;
        int left = count;
        while (true) {
            int more = Math.min(left, number - nova.underWay());
            nova.begin(more);
            left -= more;
            if (nova.underWay() == 0) {
                return time;
            }
            int unused = nova.work(LOOK);
            time += LOOK;
        }
    }

    private static double mean(Shape shape, int count, int number) {
        return LongStream.range(0, 3)
                .mapToDouble(seed -> fixed(new QueueingNova(shape, seed), count, number))
                .average()
                .orElseThrow();
    }

    private static int bestNumber(Shape shape, int count) {
        return IntStream.rangeClosed(1, HIGHEST)
                .boxed()
                .min(Comparator.comparing(number -> mean(shape, count, number)))
                .orElseThrow();
    }

    /** How much longer the adaptive pace takes than the best fixed number, in the middle case. */
    private static double typicalRatioToTheBest(Shape shape, int count) {
        double best = mean(shape, count, bestNumber(shape, count));
        double[] ratios =
                LongStream.range(0, SEEDS)
                        .mapToDouble(seed -> adaptive(new QueueingNova(shape, seed), count) / best)
                        .sorted()
                        .toArray();
        return ratios[SEEDS / 2];
    }

    @ParameterizedTest
    @MethodSource("novasThatAreBestGivenFewAtOnce")
    void isAlmostAsFastAsTheBestFixedNumberWhereThatIsSmall(Shape shape) {
        assertThat(typicalRatioToTheBest(shape, 50)).isLessThan(1.1);
    }

    static Stream<Shape> novasThatAreBestGivenFewAtOnce() {
        return Stream.of(0.15, 0.29, 0.5)
                .flatMap(serial -> Stream.of(3, 4, 8).map(peak -> new Shape(serial, peak)));
    }

    @ParameterizedTest
    @MethodSource("novasThatAreBestGivenManyAtOnce")
    void findsTheWayUpToALargeNumberWhileManyMove(Shape shape) {
        assertThat(typicalRatioToTheBest(shape, 200)).isLessThan(1.25);
    }

    static Stream<Shape> novasThatAreBestGivenManyAtOnce() {
        return Stream.of(0.15, 0.29, 0.5)
                .flatMap(serial -> Stream.of(20, 0).map(peak -> new Shape(serial, peak)));
    }
}
