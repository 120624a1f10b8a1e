package org.masakari.engine.moves;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * One instance's way through a host recovery. Immutable; each method is a transition and returns
 * what it leads to.
 *
 * @param subject the instance
 * @param status how far it has come
 * @param attempt the latest try
 * @param migration Nova's record of that try; null until it was seen
 * @param reason why it was skipped or failed, or what it waits for; null where nothing needs saying
 * @param endedAt when it arrived, or was given up or skipped; null before
 */
public record VmMove(
        Subject subject,
        MoveStatus status,
        Attempt attempt,
        @Nullable Migration migration,
        @Nullable String reason,
        @Nullable Instant endedAt) {

    /** A move that waits for its turn. */
    public static VmMove planned(Subject subject, long baselineMigration) {
        return new VmMove(
                subject, MoveStatus.PENDING, Attempt.none(baselineMigration), null, null, null);
    }

    /** An instance that stays where it is, and why. */
    public static VmMove skipped(Subject subject, String reason, Instant now) {
        return planned(subject, 0).ended(MoveStatus.SKIPPED, reason, now);
    }

    /** The evacuate call is about to be made. */
    public VmMove requested(Target target, Instant now) {
        return with(MoveStatus.REQUESTED, attempt.next(target, now), null, null);
    }

    /** An evacuation that somebody asked Nova for before is taken for the first try. */
    public VmMove adopting(Migration seen, Instant now) {
        Attempt first = Attempt.none(seen.number() - 1).next(Target.ANY, now);
        return with(MoveStatus.ACCEPTED, first, null, null).bound(seen, now);
    }

    /** It turns out to be under way without another call: that is the next try. */
    public VmMove found(Migration seen, Instant now) {
        return with(MoveStatus.ACCEPTED, attempt.next(Target.ANY, now), null, null)
                .bound(seen, now);
    }

    /** Nova has taken the call, and has given it that id. */
    public VmMove accepted(String request) {
        return with(MoveStatus.ACCEPTED, attempt.answered(request), migration, null);
    }

    /** Nobody knows what became of the call, from {@code now} on. */
    public VmMove unknown(String why, Instant now) {
        return with(MoveStatus.UNKNOWN, attempt.lost(now), migration, why);
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
                ? new VmMove(subject, MoveStatus.ARRIVED, attempt, seen, null, now)
                : with(MoveStatus.ACCEPTED, attempt, seen, null);
    }

    /** Nova's records did not show it as done in time: only a look at the instance can tell. */
    public VmMove late(String why, Instant now) {
        return new VmMove(subject, MoveStatus.ARRIVED, attempt, migration, why, now);
    }

    /** It runs where it arrived and should not: the stop call is about to be made. */
    public VmMove stopping() {
        return new VmMove(subject, MoveStatus.STOPPING, attempt, migration, reason, endedAt);
    }

    /** It could not be stopped yet, or nobody knows: look again. */
    public VmMove notStopped(@Nullable String why) {
        return new VmMove(subject, MoveStatus.ARRIVED, attempt, migration, why, endedAt);
    }

    /** What has arrived is where it should be, in the state that it should have. */
    public VmMove succeeded(HostName host) {
        Migration seen = migration;
        Migration confirmed =
                seen == null
                        ? null
                        : new Migration(
                                seen.number(), seen.uuid(), instance(), host, seen.status());
        return new VmMove(subject, MoveStatus.SUCCEEDED, attempt, confirmed, null, endedAt);
    }

    /** Nothing more will be tried. */
    public VmMove failed(String why, Instant now) {
        return ended(MoveStatus.FAILED, why, now);
    }

    /** It never came to its destination: Nova shows it at rest where it was. */
    public VmMove stayed(String why, Instant now) {
        Migration seen = migration;
        Migration inVain =
                seen == null
                        ? null
                        : new Migration(
                                seen.number(), seen.uuid(), instance(), null, seen.status());
        return new VmMove(subject, MoveStatus.FAILED, attempt, inVain, why, now);
    }

    /** It has nothing to be moved any more, such as when its user has deleted it. */
    public VmMove gone(String why, Instant now) {
        return ended(MoveStatus.SKIPPED, why, now);
    }

    /**
     * True if it is to be stopped at its destination should it run there. What was stopped comes
     * back stopped, unless a try before has failed: Nova then calls it {@code error}, and starts
     * it.
     */
    public boolean endsStopped() {
        return subject.course().stops()
                || (subject.vmState().equals("stopped") && !attempt.inVain().isEmpty());
    }

    /** The instance's identifier. */
    public InstanceId instance() {
        return subject.instance();
    }

    /** Where it went, as far as known. */
    public @Nullable HostName destination() {
        return migration == null ? null : migration.destination();
    }

    /** True if {@code seen} can only be the record of this move's latest try. */
    public boolean owns(Migration seen) {
        return seen.instance().equals(instance()) && seen.number() > attempt.afterMigration();
    }

    /** True if its call may be made at {@code now}. */
    public boolean isDue(Instant now) {
        Instant notBefore = attempt.notBefore();
        return status == MoveStatus.PENDING && (notBefore == null || !notBefore.isAfter(now));
    }

    private VmMove ended(MoveStatus terminal, String why, Instant now) {
        return new VmMove(subject, terminal, attempt, migration, why, now);
    }

    private VmMove with(
            MoveStatus next, Attempt tried, @Nullable Migration seen, @Nullable String why) {
        return new VmMove(subject, next, tried, seen, why, null);
    }
}
