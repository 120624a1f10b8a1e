package org.masakari.nativelib;

import java.time.Duration;

/** Something that is listened to in a thread of its own, until it is closed. */
public abstract class NativeWatch implements AutoCloseable {
    private final NativeLoop loop;

    protected NativeWatch(NativeLoop loop) {
        this.loop = loop;
    }

    /** How long the thread has been inside one native call. */
    public final Duration busyFor() {
        return loop.busyFor();
    }

    /** True while what it listens to can be heard, as far as anyone can tell. */
    public final boolean isConnected() {
        return loop.isConnected();
    }

    /** True while it listens, or tries to. */
    public final boolean isAlive() {
        return loop.isAlive();
    }

    @Override
    public final void close() {
        loop.close();
    }
}
