package org.masakari.processmonitor.plan;

/** What is watched. */
public sealed interface Target permits ProcessTarget, UnitTarget {

    /** The name that it is reported by; no two have the same. */
    String name();

    /** What can be run for it. */
    Plan plan();
}
