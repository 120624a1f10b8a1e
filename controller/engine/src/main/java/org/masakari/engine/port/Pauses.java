package org.masakari.engine.port;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Pause;
import org.masakari.protocol.HostName;

/** Operators' words that nothing new is to be begun. */
public interface Pauses {

    /** All that hold now. */
    List<Pause> all();

    /** The pause that holds for a host, as it was known a moment ago; never blocks. */
    Optional<Pause> of(HostName host);

    /**
     * Pauses. A pause of the same segment that holds already is replaced.
     *
     * @return false if there is no such segment
     */
    boolean pause(Pause pause);

    /**
     * Ends a pause.
     *
     * @param segment the segment's name; null for the pause of all segments
     * @return false if there was none
     */
    boolean resume(@Nullable String segment);
}
