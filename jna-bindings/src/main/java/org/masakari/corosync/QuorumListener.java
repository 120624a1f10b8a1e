package org.masakari.corosync;

/** Is told about quorum, on the watch's own thread: take note and return. */
public interface QuorumListener {

    /**
     * The state now: at each connect, and at each change. After a reconnect nothing that was heard
     * before counts any more.
     */
    void changed(Quorum quorum);

    /** Corosync cannot be asked any more; {@link #changed} follows when it can be again. */
    void lost(String why);
}
