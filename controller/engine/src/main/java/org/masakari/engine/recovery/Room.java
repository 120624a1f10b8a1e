package org.masakari.engine.recovery;

import org.masakari.engine.port.Server;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;

/** Where a dry run finds room for instances. Remembers what it has given away. */
public interface Room {

    /** Whether an instance finds room. */
    sealed interface Answer {}

    /** It does, there; that room is taken now. */
    record Found(HostName host) implements Answer {}

    /** It does not, and why. */
    record None(String why) implements Answer {}

    /** Nobody can tell, and why. */
    record NotJudged(String why) implements Answer {}

    /** Takes room for {@code server} at {@code target}. */
    Answer take(Server server, Target target);

    /** A reserved host is enabled: from now on it is one of any hosts. */
    void enable(HostName reserve);
}
