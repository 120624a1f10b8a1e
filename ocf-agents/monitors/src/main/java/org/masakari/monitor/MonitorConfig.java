package org.masakari.monitor;

/** A monitor's whole configuration. */
public interface MonitorConfig {

    /** Where reports go, what is kept on disk, and what is logged. */
    ReportingConfig reporting();
}
