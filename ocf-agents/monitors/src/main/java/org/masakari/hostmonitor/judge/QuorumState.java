package org.masakari.hostmonitor.judge;

/** What Corosync says about this node's partition. */
public enum QuorumState {
    QUORATE,
    /** Nothing is concluded and nothing reported from here. */
    NOT_QUORATE,
    /** Corosync cannot be asked: {@code crm_mon}'s word alone decides. */
    UNKNOWN
}
