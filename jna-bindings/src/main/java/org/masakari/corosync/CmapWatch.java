package org.masakari.corosync;

import com.sun.jna.Native;
import org.masakari.nativelib.Availability;
import org.masakari.nativelib.NativeLoop;
import org.masakari.nativelib.NativeWatch;

/**
 * Listens to a part of Corosync's table in a thread of its own, and finds it again after a restart
 * of Corosync.
 */
public final class CmapWatch extends NativeWatch {

    private CmapWatch(NativeLoop loop) {
        super(loop);
    }

    /**
     * Starts to listen. Corosync itself need not run yet; its library must be there.
     *
     * @param prefix of the keys, such as {@code runtime.members.}
     * @param listener must not throw; called on the watch's thread
     */
    public static Availability<CmapWatch> start(String prefix, CmapListener listener) {
        try {
            LibCmap library = Native.load(LibCmap.SONAME, LibCmap.class);
            return new Availability.Available<>(
                    new CmapWatch(
                            new NativeLoop(
                                    "corosync-cmap",
                                    () -> CmapSession.open(library, prefix, listener),
                                    listener::lost)));
        } catch (UnsatisfiedLinkError e) {
            return new Availability.NotAvailable<>(LibCmap.SONAME + " cannot be loaded");
        }
    }
}
