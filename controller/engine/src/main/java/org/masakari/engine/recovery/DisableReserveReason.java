package org.masakari.engine.recovery;

/** What Nova shows for a reserved host that was given back. */
public final class DisableReserveReason {
    /** Read by operators in {@code openstack compute service list --long}. */
    public static final String TEXT = "masakari: reserved host";

    private DisableReserveReason() {}
}
