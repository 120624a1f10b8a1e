package org.masakari.libvirt;

/**
 * A lifecycle event with its detail: {@code virDomainEventType} and the detail enum that belongs to
 * it, under libvirt's own names.
 */
public enum LifecycleChange {
    DEFINED_ADDED(0, 0),
    DEFINED_UPDATED(0, 1),
    DEFINED_RENAMED(0, 2),
    DEFINED_FROM_SNAPSHOT(0, 3),
    UNDEFINED_REMOVED(1, 0),
    UNDEFINED_RENAMED(1, 1),
    STARTED_BOOTED(2, 0),
    STARTED_MIGRATED(2, 1),
    STARTED_RESTORED(2, 2),
    STARTED_FROM_SNAPSHOT(2, 3),
    STARTED_WAKEUP(2, 4),
    SUSPENDED_PAUSED(3, 0),
    SUSPENDED_MIGRATED(3, 1),
    SUSPENDED_IOERROR(3, 2),
    SUSPENDED_WATCHDOG(3, 3),
    SUSPENDED_RESTORED(3, 4),
    SUSPENDED_FROM_SNAPSHOT(3, 5),
    SUSPENDED_API_ERROR(3, 6),
    SUSPENDED_POSTCOPY(3, 7),
    SUSPENDED_POSTCOPY_FAILED(3, 8),
    RESUMED_UNPAUSED(4, 0),
    RESUMED_MIGRATED(4, 1),
    RESUMED_FROM_SNAPSHOT(4, 2),
    RESUMED_POSTCOPY(4, 3),
    RESUMED_POSTCOPY_FAILED(4, 4),
    STOPPED_SHUTDOWN(5, 0),
    STOPPED_DESTROYED(5, 1),
    STOPPED_CRASHED(5, 2),
    STOPPED_MIGRATED(5, 3),
    STOPPED_SAVED(5, 4),
    STOPPED_FAILED(5, 5),
    STOPPED_FROM_SNAPSHOT(5, 6),
    SHUTDOWN_FINISHED(6, 0),
    SHUTDOWN_GUEST(6, 1),
    SHUTDOWN_HOST(6, 2),
    PMSUSPENDED_MEMORY(7, 0),
    PMSUSPENDED_DISK(7, 1),
    CRASHED_PANICKED(8, 0),
    CRASHED_CRASHLOADED(8, 1),
    /** Numbers that libvirt 9.0 did not have. */
    UNKNOWN(-1, -1);

    private final int event;
    private final int detail;

    LifecycleChange(int event, int detail) {
        this.event = event;
        this.detail = detail;
    }

    /** The constant of libvirt's two numbers. */
    public static LifecycleChange of(int event, int detail) {
        for (LifecycleChange change : values()) {
            if (change.event == event && change.detail == detail) {
                return change;
            }
        }
        return UNKNOWN;
    }
}
