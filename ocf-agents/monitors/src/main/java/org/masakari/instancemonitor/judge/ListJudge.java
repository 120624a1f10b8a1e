package org.masakari.instancemonitor.judge;

import org.jspecify.annotations.Nullable;
import org.masakari.libvirt.ListedDomain;
import org.masakari.libvirt.PausedReason;
import org.masakari.libvirt.RunState;
import org.masakari.libvirt.ShutoffReason;

/** What a domain's place in a list means: it finds what happened while nobody listened. */
final class ListJudge {
    private final Policy policy;

    ListJudge(Policy policy) {
        this.policy = policy;
    }

    Ruling judge(@Nullable DomainRecord record, ListedDomain domain) {
        if (domain.isActive()) {
            return active(record == null ? unknown(domain) : record, domain);
        }
        return record == null || record.incoming() ? Ruling.ended() : ended(record, domain);
    }

    private static DomainRecord unknown(ListedDomain domain) {
        boolean incoming =
                domain.isPaused(PausedReason.STARTING_UP)
                        || domain.isPaused(PausedReason.MIGRATION);
        return incoming ? DomainRecord.INCOMING : DomainRecord.RUNNING;
    }

    private Ruling active(DomainRecord record, ListedDomain domain) {
        if (domain.state() == RunState.CRASHED || domain.isPaused(PausedReason.CRASHED)) {
            return Ruling.failed(record, domain.uuid(), Failure.CRASHED, "found panicked");
        }
        if (policy.ioError() && domain.isPaused(PausedReason.IO_ERROR)) {
            String how = "found paused at an I/O error";
            return Ruling.failed(record, domain.uuid(), Failure.IO_ERROR, how);
        }
        if (policy.watchdog() && domain.isPaused(PausedReason.WATCHDOG)) {
            String how = "found paused by its watchdog";
            return Ruling.failed(record, domain.uuid(), Failure.WATCHDOG, how);
        }
        boolean arrived = record.incoming() && domain.state() == RunState.RUNNING;
        return Ruling.quiet(arrived || isOver(record, domain) ? DomainRecord.RUNNING : record);
    }

    /** What stopped it was mended while nobody listened, so that it may be reported again. */
    private static boolean isOver(DomainRecord record, ListedDomain domain) {
        return domain.state() == RunState.RUNNING
                && (record.reported() == Failure.IO_ERROR || record.reported() == Failure.CRASHED);
    }

    private Ruling ended(DomainRecord record, ListedDomain domain) {
        if (domain.isShutoff(ShutoffReason.CRASHED)
                || domain.isShutoff(ShutoffReason.FAILED)
                || domain.isShutoff(ShutoffReason.DAEMON)) {
            String how = "found shut off, " + ShutoffReason.of(domain.reasonNumber());
            return Ruling.failedAndEnded(record, domain.uuid(), Failure.CRASHED, how);
        }
        if (!domain.isShutoff(ShutoffReason.FORGOTTEN) || record.reported() != null) {
            return Ruling.ended();
        }
        return policy.unexplainedEnd()
                ? Ruling.failedAndEnded(
                        record, domain.uuid(), Failure.CRASHED, "found shut off, nobody knows why")
                : Ruling.noted(null, Notes.unexplained(domain));
    }
}
