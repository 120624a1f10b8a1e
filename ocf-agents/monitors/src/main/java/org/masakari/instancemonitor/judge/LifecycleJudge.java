package org.masakari.instancemonitor.judge;

import org.jspecify.annotations.Nullable;
import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.LifecycleChange;

/** What a lifecycle event means for its domain. */
final class LifecycleJudge {
    private final Policy policy;

    LifecycleJudge(Policy policy) {
        this.policy = policy;
    }

    Ruling judge(@Nullable DomainRecord record, DomainEvent.Lifecycle event) {
        LifecycleChange change = event.change();
        return switch (change) {
            case STARTED_BOOTED,
                    STARTED_RESTORED,
                    STARTED_FROM_SNAPSHOT,
                    STARTED_WAKEUP,
                    RESUMED_UNPAUSED,
                    RESUMED_MIGRATED,
                    RESUMED_FROM_SNAPSHOT,
                    RESUMED_POSTCOPY ->
                    Ruling.quiet(DomainRecord.RUNNING);
            case STARTED_MIGRATED -> Ruling.quiet(DomainRecord.INCOMING);
            case STOPPED_FAILED, STOPPED_CRASHED ->
                    record == null
                            ? Ruling.ended()
                            : Ruling.failedAndEnded(
                                    record, event.domain(), Failure.CRASHED, change.name());
            case CRASHED_PANICKED ->
                    record == null
                            ? Ruling.ended()
                            : Ruling.failed(record, event.domain(), Failure.CRASHED, change.name());
            case SUSPENDED_IOERROR -> paused(record, event, Failure.IO_ERROR, policy.ioError());
            case SUSPENDED_WATCHDOG -> paused(record, event, Failure.WATCHDOG, policy.watchdog());
            case STOPPED_SHUTDOWN,
                    STOPPED_DESTROYED,
                    STOPPED_MIGRATED,
                    STOPPED_SAVED,
                    STOPPED_FROM_SNAPSHOT ->
                    Ruling.ended();
            case DEFINED_ADDED,
                    DEFINED_UPDATED,
                    DEFINED_RENAMED,
                    DEFINED_FROM_SNAPSHOT,
                    UNDEFINED_REMOVED,
                    UNDEFINED_RENAMED,
                    SUSPENDED_PAUSED,
                    SUSPENDED_MIGRATED,
                    SUSPENDED_RESTORED,
                    SUSPENDED_FROM_SNAPSHOT,
                    SUSPENDED_API_ERROR,
                    SUSPENDED_POSTCOPY,
                    SUSPENDED_POSTCOPY_FAILED,
                    RESUMED_POSTCOPY_FAILED,
                    SHUTDOWN_FINISHED,
                    SHUTDOWN_GUEST,
                    SHUTDOWN_HOST,
                    PMSUSPENDED_MEMORY,
                    PMSUSPENDED_DISK,
                    CRASHED_CRASHLOADED,
                    UNKNOWN ->
                    Ruling.quiet(record);
        };
    }

    private static Ruling paused(
            @Nullable DomainRecord record,
            DomainEvent.Lifecycle event,
            Failure failure,
            boolean counts) {
        return record == null || !counts
                ? Ruling.quiet(record)
                : Ruling.failed(record, event.domain(), failure, event.change().name());
    }
}
