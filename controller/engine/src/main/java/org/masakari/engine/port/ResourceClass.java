package org.masakari.engine.port;

/** What instances take of a host, by Placement's names. */
public enum ResourceClass {
    VCPU,
    /** In MiB. */
    MEMORY_MB,
    /** In GiB. */
    DISK_GB
}
