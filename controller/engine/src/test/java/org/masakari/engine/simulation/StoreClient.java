package org.masakari.engine.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.masakari.engine.gate.GateView;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.Claims;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Journal;
import org.masakari.engine.port.StoreUnavailableException;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.notification.Notification;

/** One controller's way to the database, which can be away, and may not answer a commit. */
final class StoreClient implements Journal, Claims {
    private final SimulatedController controller;
    private final World world;
    private final SimulatedStore store;

    StoreClient(SimulatedController controller, World world) {
        this.controller = controller;
        this.world = world;
        this.store = world.store;
    }

    private <T> T read(Supplier<T> query) {
        refuseWhileAway();
        return query.get();
    }

    private <T> T write(Supplier<T> transaction) {
        controller.mayCrash(Happening.CRASH_BEFORE_RECORDING);
        refuseWhileAway();
        T result = transaction.get();
        if (world.weather.commitIsNotAnswered()) {
            world.happened(Happening.COMMIT_WITHOUT_ANSWER);
            throw unavailable();
        }
        controller.mayCrash(Happening.CRASH_AFTER_RECORDING);
        return result;
    }

    private void refuseWhileAway() {
        if (world.time.elapsed() < store.outageUntil) {
            throw unavailable();
        }
    }

    private static StoreUnavailableException unavailable() {
        return new StoreUnavailableException("the store is away", new IllegalStateException());
    }

    Optional<Intake.Begun> accept(Notification notification, String key) {
        return write(() -> new SimulatedIntake(world, notification).accept(key));
    }

    @Override
    public Recovery load(Claim claim) {
        return read(() -> store.row(claim.recovery()).recovery);
    }

    @Override
    public void record(Claim claim, Recovery before, Recovery next, List<Step> steps) {
        boolean unused =
                write(
                        () -> {
                            store.record(claim, before, next, steps);
                            return true;
                        });
    }

    @Override
    public void confirm(Claim claim) {
        boolean unused =
                read(
                        () -> {
                            store.confirm(claim);
                            return true;
                        });
    }

    @Override
    public GateView gates(Claim claim, HostName host, Instant since) {
        Duration uptime = controller.uptime();
        return read(() -> store.gates(claim, host, since, uptime));
    }

    @Override
    public Event.RestartChecked restart(Claim claim, InstanceId instance, Instant since) {
        return read(() -> store.restart(claim, instance, since));
    }

    @Override
    public Event.ReturnChecked comeback(Claim claim, HostName host, Instant since) {
        return read(() -> store.comeback(claim, host, since));
    }

    @Override
    public Event.ProcessesChecked processes(Claim claim, HostName host, Instant since) {
        return read(() -> store.processes(host, since));
    }

    @Override
    public Optional<HostName> takeReserve(
            Claim claim, HostName failed, Set<HostName> had, Set<HostName> usable) {
        return write(() -> store.takeReserve(claim, failed, had, usable));
    }

    @Override
    public void giveReserveBack(Claim claim, HostName host) {
        boolean unused =
                write(
                        () -> {
                            store.giveReserveBack(claim, host);
                            return true;
                        });
    }

    @Override
    public void becomeReserve(Claim claim, HostName host) {
        boolean unused =
                write(
                        () -> {
                            store.becomeReserve(claim, host);
                            return true;
                        });
    }

    @Override
    public List<Claim> claimable() {
        return read(store::claimable);
    }

    @Override
    public Optional<Claim> claim(Claim seen) {
        return write(() -> store.claim(seen));
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims) {
        return write(() -> claims.stream().filter(store::renew).collect(Collectors.toSet()));
    }

    @Override
    public void release(Claim claim) {
        store.release(claim);
    }
}
