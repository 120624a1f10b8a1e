package org.masakari.engine.moves;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * One instance's way through a host recovery. Immutable; each method is a transition and returns
 * what it leads to.
 *
 * @param instance the instance
 * @param name its name, for people
 * @param vmState Nova's vm_state when it was planned, which it is to have again
 * @param status how far it has come
 * @param attempt the latest try
 * @param migration Nova's record of that try; null until it was seen
 * @param reason why it was skipped or failed, or what it waits for; null where nothing needs saying
 * @param endedAt when it arrived, or was given up or skipped; null before
 */
public record VmMove(
        InstanceId instance,
        String name,
        String vmState,
        MoveStatus status,
        Attempt attempt,
        @Nullable Migration migration,
        @Nullable String reason,
        @Nullable Instant endedAt) {

    /** A move that waits for its turn. */
    public static VmMove planned(Server server, long baselineMigration) {
        return new VmMove(
                server.id(),
                server.name(),
                server.vmState(),
                MoveStatus.PENDING,
                Attempt.none(baselineMigration),
                null,
                null,
                null);
    }

    /** An instance that stays where it is, and why. */
    public static VmMove skipped(Server server, String reason, Instant now) {
        return planned(server, 0).ended(MoveStatus.SKIPPED, reason, now);
    }

    /** The evacuate call is about to be made. */
    public VmMove requested(Instant now) {
        return with(MoveStatus.REQUESTED, attempt.next(now), null, null);
    }

    /** Nova has taken the call. */
    public VmMove accepted() {
        return with(MoveStatus.ACCEPTED, attempt, migration, null);
    }

    /** Nobody knows what became of the call. */
    public VmMove unknown(String why) {
        return with(MoveStatus.UNKNOWN, attempt, migration, why);
    }

    /** The call certainly never reached Nova; it does not count as a try. */
    public VmMove notMade(String why, Instant earliest) {
        return with(MoveStatus.PENDING, attempt.notMade(earliest), null, why);
    }

    /** This try failed for certain; another one may be made from {@code earliest} on. */
    public VmMove tryAgain(String why, Instant earliest) {
        long last = migration == null ? 0 : migration.number();
        return with(MoveStatus.PENDING, attempt.retryAt(earliest, last), null, why);
    }

    /** Nova's record of this try was seen. */
    public VmMove bound(Migration seen, Instant now) {
        return seen.hasArrived()
                ? new VmMove(instance, name, vmState, MoveStatus.ARRIVED, attempt, seen, null, now)
                : with(MoveStatus.ACCEPTED, attempt, seen, null);
    }

    /** What has arrived is where it should be, in the state that it should have. */
    public VmMove succeeded(HostName host) {
        Migration seen = migration;
        Migration confirmed =
                seen == null
                        ? null
                        : new Migration(seen.number(), seen.uuid(), instance, host, seen.status());
        return new VmMove(
                instance, name, vmState, MoveStatus.SUCCEEDED, attempt, confirmed, null, endedAt);
    }

    /** Nothing more will be tried. */
    public VmMove failed(String why, Instant now) {
        return ended(MoveStatus.FAILED, why, now);
    }

    /** It has nothing to be moved any more, such as when its user has deleted it. */
    public VmMove gone(String why, Instant now) {
        return ended(MoveStatus.SKIPPED, why, now);
    }

    /** Where it went, as far as known. */
    public @Nullable HostName destination() {
        return migration == null ? null : migration.destination();
    }

    /** True if {@code seen} can only be the record of this move's latest try. */
    public boolean owns(Migration seen) {
        return seen.instance().equals(instance) && seen.number() > attempt.afterMigration();
    }

    private VmMove ended(MoveStatus terminal, String why, Instant now) {
        return new VmMove(instance, name, vmState, terminal, attempt, migration, why, now);
    }

    private VmMove with(
            MoveStatus next, Attempt tried, @Nullable Migration seen, @Nullable String why) {
        return new VmMove(instance, name, vmState, next, tried, seen, why, null);
    }
}
