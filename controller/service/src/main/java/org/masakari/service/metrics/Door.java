package org.masakari.service.metrics;

/** Where notifications come in. */
public enum Door {
    /** The Instance-HA API. */
    V1,
    /** The original's of 2015. */
    LEGACY
}
