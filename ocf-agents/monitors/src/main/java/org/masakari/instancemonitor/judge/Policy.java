package org.masakari.instancemonitor.judge;

/**
 * What, beside a crash, counts as a failure here.
 *
 * @param ioError a guest that is paused at an I/O error
 * @param watchdog a watchdog that ran out and did not reset the guest
 * @param unexplainedEnd a guest that ended while nobody watched, and of which a restarted libvirtd
 *     does not know why
 * @param agentSilences pings in a row that a guest agent which did answer leaves unanswered; 0 if
 *     none is asked
 */
public record Policy(boolean ioError, boolean watchdog, boolean unexplainedEnd, int agentSilences) {
    /** Crashes only. */
    public static final Policy CRASHES = new Policy(false, false, false, 0);
}
