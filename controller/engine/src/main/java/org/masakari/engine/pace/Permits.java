package org.masakari.engine.pace;

import java.time.Instant;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.Recovery;

/** How much of Nova's work each recovery may have under way. Called on any thread. */
public interface Permits {

    /** The recovery is driven here from now on; what it has under way takes up its places. */
    void begin(Recovery recovery);

    /** What the recovery may have under way now. */
    Allowance allowance(Recovery recovery);

    /** What became of it: {@code event} turned {@code before} into {@code next}. */
    void observe(Recovery before, Recovery next, Event event, Instant now);

    /** The recovery is no longer driven here. */
    void forget(Recovery recovery);
}
