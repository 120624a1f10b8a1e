package org.masakari.engine.gate;

/** Which gate holds a recovery, for counts; its reason says the rest. */
public enum Gate {
    /** Nothing proves that the host is off. */
    EVIDENCE,
    /** An operator has paused its segment, or everything. */
    PAUSE,
    /** An operator works on the host. */
    MAINTENANCE,
    /** Its segment is not enabled. */
    SEGMENT,
    /** Too much of its segment has failed. */
    THRESHOLD,
    /** A host that is back has failed too often to be brought into service. */
    RETURN;

    /**
     * The gate of the host of which {@code reason} is the word, as {@link HostGate} puts it. {@link
     * #EVIDENCE} where it is none of the others'.
     */
    public static Gate holding(String reason) {
        if (reason.contains(Pause.HAS_PAUSED)) {
            return PAUSE;
        }
        if (reason.contains(HostGate.ON_MAINTENANCE)) {
            return MAINTENANCE;
        }
        if (reason.contains(HostGate.NOT_ENABLED)) {
            return SEGMENT;
        }
        return reason.contains(ThresholdGate.HAVE_FAILED) ? THRESHOLD : EVIDENCE;
    }
}
