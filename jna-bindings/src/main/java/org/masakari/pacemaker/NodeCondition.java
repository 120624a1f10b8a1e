package org.masakari.pacemaker;

/** What {@code crm_mon}'s flags of a node come down to. */
public enum NodeCondition {
    /** A full member; a remote node whose connection is up. */
    ONLINE,
    /** On its way in, or out: in the membership, but Pacemaker does not run on it (yet). */
    JOINING,
    /** Off or gone, and the cluster knows it for certain: stopped cleanly, or fenced. */
    OFFLINE,
    /** Gone, and not yet certain: it may still run. */
    UNCLEAN
}
