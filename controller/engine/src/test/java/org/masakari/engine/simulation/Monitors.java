package org.masakari.engine.simulation;

import java.time.Instant;
import java.util.List;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.Acknowledgement;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.notification.NotificationType;
import org.masakari.protocol.notification.Payload;

/** Report until they are answered with 2xx, as the outbox does; two of them report the same. */
final class Monitors {
    private static final long RETRY_AFTER = 2_000;

    private final World world;
    private int keys;
    private int waiting;

    Monitors(World world) {
        this.world = world;
    }

    boolean areIdle() {
        return waiting == 0;
    }

    void report(NotificationType type, HostName host, Payload payload, long delay) {
        Notification notification = new Notification(type, host, world.time.instant(), payload);
        String key = "key" + ++keys;
        waiting++;
        world.time.after(delay, () -> send(notification, key));
    }

    private void send(Notification notification, String key) {
        if (world.store.notifications.containsKey(key) && world.dice.happens(0.5)) {
            world.laws.accepted(key);
            waiting--;
            return;
        }
        List<SimulatedController> running =
                world.controllers().stream().filter(SimulatedController::isRunning).toList();
        Runnable accepted = () -> world.laws.accepted(key);
        if (!running.isEmpty()) {
            world.dice.oneOf(running).accept(notification, key, accepted);
        }
        world.time.after(RETRY_AFTER, () -> sendAgain(notification, key));
    }

    /** The answer may have been lost: then the same is sent once more. */
    private void sendAgain(Notification notification, String key) {
        if (!world.laws.isAccepted(key) || (world.weather.isBad() && world.dice.happens(0.1))) {
            send(notification, key);
        } else {
            waiting--;
        }
    }

    /** Two monitors report a fencing; one may be late, and there may be a second operation. */
    void fenced(HostName host) {
        Instant at = world.time.instant();
        String operation = host + "-op-" + world.time.elapsed();
        fencing(host, host, operation, at, world.dice.millis(5, 400));
        world.happened(Happening.DUPLICATE);
        fencing(host, host, operation, at, world.dice.millis(5, 1_500));
        if (world.dice.happens(0.3)) {
            world.happened(Happening.LATE_NOTIFICATION);
            fencing(host, host, operation, at, world.dice.millis(10_000, 90_000));
        }
        if (world.dice.happens(0.3)) {
            fencing(host, host, operation + "b", at.plusMillis(900), world.dice.millis(900, 5_000));
        }
    }

    /** An operator says that it is off, before a monitor does or in its place. */
    void acknowledged(HostName host) {
        Instant at = world.time.instant();
        Acknowledgement word =
                new Acknowledgement(
                        "I pulled its plug", at.plusMillis(world.dice.millis(1_000, 900_000)));
        world.happened(Happening.ACKNOWLEDGED);
        report(
                NotificationType.COMPUTE_HOST,
                host,
                HostPayload.fenced(FencingEvidence.acknowledged(host, at, "alice", word)),
                world.dice.millis(5, 3_000));
    }

    /** A report that proves nothing of this host. */
    void falseAlarm(HostName host, HostName fenced) {
        world.happened(Happening.FALSE_ALARM);
        fencing(host, fenced, null, world.time.instant(), 5);
    }

    private void fencing(
            HostName host,
            HostName target,
            @org.jspecify.annotations.Nullable String operation,
            Instant at,
            long delay) {
        FencingEvidence evidence =
                new FencingEvidence(
                        target,
                        FencingAction.OFF,
                        operation,
                        at,
                        null,
                        null,
                        null,
                        EvidenceSource.FENCER,
                        "controller1");
        report(NotificationType.COMPUTE_HOST, host, HostPayload.fenced(evidence), delay);
    }

    void returned(HostName host) {
        report(
                NotificationType.COMPUTE_HOST,
                host,
                HostPayload.returned(),
                world.dice.millis(5, 2_000));
        report(
                NotificationType.COMPUTE_HOST,
                host,
                HostPayload.returned(),
                world.dice.millis(5, 4_000));
    }
}
