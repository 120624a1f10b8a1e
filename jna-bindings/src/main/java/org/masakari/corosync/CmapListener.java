package org.masakari.corosync;

import org.jspecify.annotations.Nullable;

/** Is told of changes in Corosync's table, on the watch's own thread: take note and return. */
public interface CmapListener {

    /** Changes are told from now on; what there was before has to be read with {@link Cmap}. */
    void connected();

    /**
     * One key has changed.
     *
     * @param value null if the key was removed
     */
    void changed(String key, @Nullable CmapValue value);

    /** Corosync cannot be heard any more; {@link #connected} follows when it can be again. */
    void lost(String why);
}
