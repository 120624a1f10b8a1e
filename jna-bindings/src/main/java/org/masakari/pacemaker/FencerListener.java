package org.masakari.pacemaker;

/** Is told what the fencer does, on the fencer's own thread: take note and return. */
public interface FencerListener {

    /** Connected, or connected again: what happened before is to be looked up elsewhere. */
    void connected();

    /** A fencing operation has ended. */
    void fencing(FencingEvent event);

    /** The fencer cannot be heard any more; {@link #connected} follows when it can be again. */
    void lost(String why);
}
