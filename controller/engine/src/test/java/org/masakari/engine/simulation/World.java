package org.masakari.engine.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.engine.policy.MovePolicy;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.policy.ReservePolicy;
import org.masakari.engine.policy.RestartPolicy;
import org.masakari.engine.policy.ReturnPolicy;
import org.masakari.engine.policy.SelectionPolicy;
import org.masakari.engine.recovery.HostRecovery;
import org.masakari.engine.recovery.InstanceRecovery;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.ProcessRecovery;
import org.masakari.engine.recovery.Recovery;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

/** A cloud, its controllers, what goes wrong with them, and the laws: all of one seed. */
final class World {
    private static final long QUIET_FOR = 15_000;
    private static final long ENDS_WITHIN = Duration.ofMinutes(40).toMillis();

    final Dice dice;
    final VirtualTime time;
    final Weather weather;
    final Policy policy;
    final RecoveryMethod method;

    /** What the operator says of all segments; changed at any time. */
    boolean onlyOptedIn;

    final Laws laws;
    final SimulatedNova nova;
    final SimulatedStore store;
    final Set<HostName> reserves = new TreeSet<>();
    final Map<Happening, Integer> happened = new EnumMap<>(Happening.class);
    private final boolean traced;
    private final List<SimulatedController> controllers = new ArrayList<>();
    private final Monitors monitors;
    private final Story story;
    private long steps;
    private long quietSince;

    World(long seed, boolean traced) {
        this.traced = traced;
        this.dice = new Dice(seed);
        this.time = new VirtualTime(() -> steps++);
        this.weather = new Weather(dice, time);
        this.policy = policy(dice);
        this.method = dice.oneOf(List.of(RecoveryMethod.values()));
        this.onlyOptedIn = dice.happens(0.2);
        this.laws = new Laws(this);
        this.nova = new SimulatedNova(this);
        this.store = new SimulatedStore(this);
        this.monitors = new Monitors(this);
        this.story = new Story(this, monitors);
    }

    private static Policy policy(Dice dice) {
        GatePolicy gates = GatePolicy.DEFAULT;
        MovePolicy moves =
                new MovePolicy(
                        dice.oneOf(
                                List.of(
                                        new MovePolicy.Pace(1, 4, 16, 8),
                                        MovePolicy.Pace.fixed(2),
                                        MovePolicy.Pace.fixed(3))),
                        3,
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(60),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10));
        return new Policy(
                gates,
                SelectionPolicy.DEFAULT,
                moves,
                new ReservePolicy(dice.happens(0.5), dice.happens(0.5)),
                new ReturnPolicy(Duration.ofSeconds(10), dice.number(1, 3), Duration.ofHours(1)),
                new RestartPolicy(
                        2,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1)),
                Duration.ofMinutes(5));
    }

    /** Lives through all of it, and holds the laws against the end. */
    World run() {
        new Cloud(this).build();
        for (int i = 0; i < dice.number(2, 3); i++) {
            begin("controller" + (i + 1));
        }
        story.begin(controllers);
        time.after(1_000, this::lookWhetherItIsOver);
        while (quietSince >= 0 && time.step()) {}
        laws.atTheEnd();
        count();
        return this;
    }

    /** Steps taken, for people. */
    long steps() {
        return steps;
    }

    private void lookWhetherItIsOver() {
        laws.acceptedIsDurable();
        if (!isQuiet()) {
            quietSince = time.elapsed();
        }
        if (time.elapsed() > ENDS_WITHIN) {
            throw new AssertionError("never quiet: " + open());
        }
        boolean over = time.elapsed() - quietSince > QUIET_FOR;
        if (over) {
            quietSince = -1;
        } else {
            time.after(1_000, this::lookWhetherItIsOver);
        }
    }

    private boolean isQuiet() {
        return !weather.isBad() && story.isOver() && monitors.areIdle() && open().isEmpty();
    }

    private List<Recovery> open() {
        return store.recoveries.values().stream()
                .filter(row -> row.isOpen() && row.recovery.phase() != Phase.HELD)
                .map(row -> row.recovery)
                .toList();
    }

    private void begin(String name) {
        SimulatedController controller = new SimulatedController(name, this);
        controllers.add(controller);
        controller.start();
    }

    /** The next life of a controller that has crashed. */
    void restart(String name) {
        controllers.removeIf(c -> c.isCalled(name));
        time.after(dice.millis(500, 20_000), () -> begin(name));
    }

    List<SimulatedController> controllers() {
        return controllers;
    }

    void happened(Happening what) {
        happened.merge(what, 1, Integer::sum);
    }

    void trace(Supplier<String> line) {
        if (traced) {
            System.out.printf("%9.3f %s%n", time.elapsed() / 1000.0, line.get());
        }
    }

    /** Counts and judges what was just recorded. */
    void recorded(Recovery before, Recovery next) {
        laws.nothingIsDroppedInSilence(next);
        laws.keepsWhoseInstancesAreOurs(before, next);
        if (before.phase() != next.phase()) {
            reached(next);
        }
        if (before instanceof HostRecovery was && next instanceof HostRecovery is) {
            if (was.plannedAt() == null && is.plannedAt() != null) {
                laws.everyInstanceIsPlanned(is);
            }
            for (VmMove move : is.moves()) {
                boolean newly = !was.moves().contains(move);
                if (newly && move.status() == MoveStatus.SUCCEEDED) {
                    laws.aSuccessIsTrue(is, move);
                } else if (newly && move.status() == MoveStatus.STOPPING) {
                    happened(Happening.STOP_ON_ARRIVAL);
                }
            }
        }
    }

    private void reached(Recovery next) {
        if (next.phase() == Phase.HELD) {
            happened(Happening.HELD);
        } else if (next instanceof InstanceRecovery && next.phase() == Phase.RECOVERED) {
            happened(Happening.INSTANCE_RESTARTED);
        } else if (next instanceof ProcessRecovery && next.phase() == Phase.RECOVERED) {
            happened(Happening.PROCESS_DISABLED);
        } else if (next instanceof ProcessRecovery && next.phase() == Phase.RETURNED) {
            happened(Happening.PROCESS_ENABLED);
        } else if (next.phase() == Phase.RETURNED) {
            happened(Happening.RETURNED);
        }
    }

    private void count() {
        for (StoredRecovery row : store.recoveries.values()) {
            if (row.recovery instanceof HostRecovery host) {
                host.moves().forEach(move -> happened(end(move)));
                if (row.steps.stream().anyMatch(s -> s.text().contains("under way already"))) {
                    happened(Happening.ADOPTION);
                }
            }
        }
    }

    private static Happening end(VmMove move) {
        if (String.valueOf(move.reason()).contains("its segment's only_opted_in is on")) {
            return Happening.NOT_OPTED_IN;
        }
        return move.status() == MoveStatus.SUCCEEDED
                ? Happening.MOVE_SUCCEEDED
                : move.status() == MoveStatus.FAILED
                        ? Happening.MOVE_FAILED
                        : Happening.MOVE_SKIPPED;
    }
}
