package org.masakari.service.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.masakari.engine.driver.RecoveryDriver;
import org.masakari.engine.driver.Work;
import org.masakari.engine.pace.Permits;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Claims;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Journal;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Sees to it that each open recovery is driven by one controller: this one, or another. */
public final class RecoveryScheduler implements RecoveryDriver.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveryScheduler.class);

    private final Claims claims;
    private final Journal journal;
    private final Leases leases;
    private final RecoveryDriver.Context context;
    private final Map<Claim, RecoveryDriver> drivers = new ConcurrentHashMap<>();
    private final Listeners listeners = new Listeners();

    /**
     * A scheduler that drives nothing yet.
     *
     * @param lease how long a claim holds without being renewed
     */
    public RecoveryScheduler(
            Claims claims,
            Journal journal,
            ComputeCloud cloud,
            Work work,
            Clock clock,
            Policy policy,
            Permits permits,
            Duration lease) {
        this.claims = claims;
        this.journal = journal;
        this.leases = new Leases(lease);
        this.context =
                new RecoveryDriver.Context(cloud, journal, leases, work, clock, policy, permits);
    }

    /** Tells {@code listener} of what this scheduler is told, and of each claim only once. */
    public void telling(RecoveryDriver.Listener listener) {
        listeners.add(listener);
    }

    /**
     * Drives a recovery that was just taken in.
     *
     * @param askedAtNanos {@link System#nanoTime} before it was stored
     */
    public void begin(Intake.Begun begun, long askedAtNanos) {
        drive(begun.claim(), begun.recovery(), askedAtNanos);
    }

    /**
     * Renews what is driven, and takes up what nobody drives. Call it a few times in each lease.
     */
    public void pass() {
        renew(List.copyOf(drivers.values()));
        leases.forgetOld();
        for (Claim seen : claims.claimable()) {
            long askedAt = System.nanoTime();
            Optional<Claim> claim = claims.claim(seen);
            claim.ifPresent(ours -> takeUp(ours, askedAt));
        }
    }

    /** Stops all drivers and gives their recoveries up, for other controllers to take at once. */
    public void release() {
        List<RecoveryDriver> running = List.copyOf(drivers.values());
        running.forEach(RecoveryDriver::stop);
        running.forEach(driver -> claims.release(driver.claim()));
    }

    /** How many recoveries this controller drives. */
    public int driving() {
        return drivers.size();
    }

    private void renew(List<RecoveryDriver> driven) {
        long askedAt = System.nanoTime();
        Set<Claim> kept = claims.renew(driven.stream().map(RecoveryDriver::claim).toList());
        for (RecoveryDriver driver : driven) {
            if (kept.contains(driver.claim())) {
                leases.granted(driver.claim(), askedAt);
            } else {
                driver.stop();
                stopped(driver.claim());
            }
        }
    }

    private void takeUp(Claim claim, long askedAtNanos) {
        Recovery recovery = journal.load(claim);
        LOG.atInfo()
                .addKeyValue("recovery", claim.recovery())
                .addKeyValue("host", recovery.header().host())
                .addKeyValue("phase", recovery.phase())
                .log("taken over, nobody drove it");
        drive(claim, recovery, askedAtNanos);
    }

    private void drive(Claim claim, Recovery recovery, long askedAtNanos) {
        leases.granted(claim, askedAtNanos);
        RecoveryDriver driver = new RecoveryDriver(claim, recovery, context, this);
        drivers.put(claim, driver);
        driver.start();
    }

    @Override
    public void recorded(Recovery before, Recovery recovery, List<Step> steps) {
        listeners.recorded(before, recovery, steps);
        for (Step step : steps) {
            LoggingEventBuilder line =
                    step.phase().needsAttention()
                            ? LOG.atError()
                            : step.instance() == null ? LOG.atInfo() : LOG.atDebug();
            line =
                    line.addKeyValue("recovery", recovery.header().id())
                            .addKeyValue("host", recovery.header().host())
                            .addKeyValue("phase", step.phase());
            if (step.instance() != null) {
                line = line.addKeyValue("instance", step.instance());
            }
            line.log(step.text());
        }
    }

    @Override
    public void ended(Recovery recovery) {
        drivers.keySet().removeIf(claim -> claim.recovery().equals(recovery.header().id()));
        listeners.ended(recovery);
    }

    @Override
    public void stopped(Claim claim) {
        if (drivers.remove(claim) != null) {
            leases.forget(claim);
            LOG.atWarn()
                    .addKeyValue("recovery", claim.recovery())
                    .log("another controller drives it now, or our lease ran out");
            listeners.stopped(claim);
        }
    }

    @Override
    public void failed(Claim claim, RuntimeException error) {
        LOG.atError()
                .addKeyValue("recovery", claim.recovery())
                .setCause(error)
                .log("interrupted; it is taken up again when its lease has run out");
        drivers.remove(claim);
        leases.forget(claim);
        listeners.failed(claim, error);
    }
}
