package org.masakari.monitor;

import org.masakari.protocol.peer.KeystoneAccess;
import org.masakari.protocol.peer.OriginalFormat;

/** Which Masakari a monitor reports to. */
public sealed interface Receiver {

    /** This one. */
    record Ours() implements Receiver {}

    /** OpenStack Masakari's API. */
    record OpenStack(KeystoneAccess access) implements Receiver {}

    /** The original's controller. */
    record Original(OriginalFormat format) implements Receiver {}
}
