package org.masakari.service.diagnosis;

/** What a controller judges of itself, and of what it needs; few, as they are a metric's label. */
public enum Subject {
    /** What {@code /readyz} says. */
    READY,
    DATABASE,
    KEYSTONE,
    NOVA,
    /** The one of its API. */
    CERTIFICATE,
    /** The segments, their hosts and reserves. */
    SEGMENTS,
    PAUSES,
    /** Those that are held. */
    RECOVERIES,
    /** Hosts that have failed and are not back. */
    INCIDENTS,
    /** Nova's compute services of the protected hosts. */
    SERVICES,
    /** Whether Nova and the segments mean the same hosts. */
    NAMES
}
