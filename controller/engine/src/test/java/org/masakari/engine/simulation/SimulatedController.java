package org.masakari.engine.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.driver.RecoveryDriver;
import org.masakari.engine.driver.Work;
import org.masakari.engine.pace.Throttle;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimGuard;
import org.masakari.engine.port.ClaimLostException;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.notification.Notification;

/**
 * One life of a controller's process: what the service's scheduler and its leases do, with a crash
 * or a suspension possible between any two effects. What it remembers goes with it.
 */
final class SimulatedController implements Work, ClaimGuard, RecoveryDriver.Listener {

    /** Unwinds what a process was doing when it crashed. */
    private static final class Crashed extends Error {
        Crashed() {
            super("crashed", null, false, false);
        }
    }

    private static final long PASS_INTERVAL = SimulatedStore.LEASE / 3;
    private static final long LEASE_ACTED_ON = SimulatedStore.LEASE / 5 * 4;

    /** Instances for which this process has made an evacuate call that may be under way. */
    final Set<InstanceId> calls = new HashSet<>();

    private final String name;
    private final World world;
    private final StoreClient store;
    private final NovaClient nova;
    private final RecoveryDriver.Context context;
    private final long startedAt;
    private final Map<Claim, RecoveryDriver> drivers = new HashMap<>();
    private final Map<Claim, Long> leases = new HashMap<>();
    private final List<Runnable> whileSuspended = new ArrayList<>();
    private boolean suspended;
    private boolean gone;

    /** The claim that was checked for what is being done now. */
    @Nullable Claim acting;

    SimulatedController(String name, World world) {
        this.name = name;
        this.world = world;
        this.startedAt = world.time.elapsed();
        this.store = new StoreClient(this, world);
        this.nova = new NovaClient(this, world);
        Throttle throttle =
                new Throttle(
                        world.policy.moves().pace(),
                        host -> Optional.ofNullable(world.store.pauseOf(host)));
        this.context =
                new RecoveryDriver.Context(
                        nova, store, this, this, world.time, world.policy, throttle);
    }

    void start() {
        submit(this::loop);
    }

    boolean isCalled(String which) {
        return name.equals(which);
    }

    boolean isRunning() {
        return !gone && !suspended;
    }

    Duration uptime() {
        return Duration.ofMillis(world.time.elapsed() - startedAt);
    }

    private void run(Runnable task) {
        if (suspended) {
            whileSuspended.add(task);
            return;
        }
        Claim before = acting;
        acting = null;
        try {
            if (!gone) {
                task.run();
            }
        } catch (Crashed e) {
            if (!gone) {
                throw e;
            }
        } finally {
            acting = before;
        }
    }

    @Override
    public void submit(Runnable task) {
        schedule(task, Duration.ofMillis(world.dice.millis(0, 40)));
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        world.time.after(delay.toMillis(), () -> run(task));
    }

    /** Everything that it remembers is lost, and another life begins later. */
    void crash() {
        if (!gone) {
            world.trace(() -> this + " crashes");
            world.happened(Happening.CRASH);
            gone = true;
            world.restart(name);
        }
    }

    void suspend(long millis) {
        if (isRunning()) {
            world.trace(() -> this + " is suspended for " + millis + " ms");
            world.happened(Happening.PAUSE);
            suspended = true;
            world.time.after(millis, this::resume);
        }
    }

    private void resume() {
        world.trace(() -> this + " is resumed");
        suspended = false;
        List<Runnable> waiting = List.copyOf(whileSuspended);
        whileSuspended.clear();
        waiting.forEach(task -> world.time.after(0, () -> run(task)));
    }

    /** Nova takes its time; meanwhile others go on, and this process may end or be suspended. */
    void waitForAnswer() {
        if (world.weather.suspends()) {
            world.happened(Happening.PAUSE_DURING_CALL);
            suspend(world.dice.millis(500, 20_000));
        }
        world.time.pass(world.weather.latency());
        goOnIfResumed();
        mayCrash(Happening.CRASH_DURING_CALL);
    }

    private void goOnIfResumed() {
        if (suspended) {
            world.time.passWhile(() -> suspended);
        }
        if (gone) {
            throw new Crashed();
        }
    }

    void mayCrash(Happening when) {
        goOnIfResumed();
        if (world.weather.crashes()) {
            world.happened(when);
            crash();
            throw new Crashed();
        }
    }

    /** Takes a notification in; true once that is durable. */
    void accept(Notification notification, String key, Runnable accepted) {
        submit(
                () -> {
                    long askedAt = world.time.elapsed();
                    try {
                        Optional<Intake.Begun> begun = store.accept(notification, key);
                        accepted.run();
                        begun.ifPresent(b -> drive(b.claim(), b.recovery(), askedAt));
                    } catch (StoreUnavailableException e) {
                        world.trace(() -> this + ": 503 for " + key);
                    }
                });
    }

    private void loop() {
        try {
            pass();
        } catch (StoreUnavailableException e) {
            world.trace(() -> this + ": no pass, " + e.getMessage());
        }
        schedule(this::loop, Duration.ofMillis(PASS_INTERVAL));
    }

    private void pass() {
        renew(List.copyOf(drivers.values()));
        for (Claim seen : store.claimable()) {
            long askedAt = world.time.elapsed();
            store.claim(seen).ifPresent(claim -> takeUp(claim, askedAt));
        }
    }

    /** True while it drives that recovery. */
    boolean drives(RecoveryId recovery) {
        return drivers.keySet().stream().anyMatch(claim -> claim.recovery().equals(recovery));
    }

    private void renew(List<RecoveryDriver> driven) {
        long askedAt = world.time.elapsed();
        Set<Claim> kept = store.renew(driven.stream().map(RecoveryDriver::claim).toList());
        for (RecoveryDriver driver : driven) {
            if (kept.contains(driver.claim())) {
                leases.put(driver.claim(), askedAt + LEASE_ACTED_ON);
            } else {
                driver.stop();
                stopped(driver.claim());
            }
        }
    }

    private void takeUp(Claim claim, long askedAt) {
        world.happened(Happening.TAKE_OVER);
        drive(claim, store.load(claim), askedAt);
    }

    private void drive(Claim claim, Recovery recovery, long askedAt) {
        world.trace(() -> this + " drives " + claim + " in " + recovery.phase());
        leases.put(claim, askedAt + LEASE_ACTED_ON);
        RecoveryDriver driver = new RecoveryDriver(claim, recovery, context, this);
        drivers.put(claim, driver);
        driver.start();
    }

    @Override
    public void check(Claim claim) {
        Long deadline = leases.get(claim);
        if (deadline == null || world.time.elapsed() > deadline) {
            throw new ClaimLostException(claim);
        }
        acting = claim;
    }

    @Override
    public void recorded(Recovery before, Recovery next, List<Step> steps) {}

    @Override
    public void ended(Recovery recovery) {
        drivers.keySet().removeIf(claim -> claim.recovery().equals(recovery.header().id()));
    }

    @Override
    public void stopped(Claim claim) {
        world.happened(Happening.CLAIM_LOST);
        drivers.remove(claim);
        leases.remove(claim);
    }

    @Override
    public void failed(Claim claim, RuntimeException error) {
        if (!(error instanceof StoreUnavailableException)) {
            throw new AssertionError("a driver failed", error);
        }
        drivers.remove(claim);
        leases.remove(claim);
    }

    @Override
    public String toString() {
        return name + "@" + startedAt;
    }
}
