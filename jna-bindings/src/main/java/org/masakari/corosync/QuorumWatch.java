package org.masakari.corosync;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import org.masakari.nativelib.Availability;
import org.masakari.nativelib.NativeLoop;
import org.masakari.nativelib.NativeWatch;

/**
 * Listens to Corosync's quorum service in a thread of its own, and finds it again after a restart
 * of Corosync. Needs the rights to talk to Corosync: root, or {@code haclient} as primary group.
 */
public final class QuorumWatch extends NativeWatch {
    private final boolean modelV1;

    private QuorumWatch(NativeLoop loop, boolean modelV1) {
        super(loop);
        this.modelV1 = modelV1;
    }

    /**
     * Starts to listen. Corosync itself need not run yet; its library must be there.
     *
     * @param listener must not throw; called on the watch's thread
     */
    public static Availability<QuorumWatch> start(QuorumListener listener) {
        return start(LibQuorum.SONAME, listener);
    }

    static Availability<QuorumWatch> start(String soname, QuorumListener listener) {
        try {
            LibQuorum library = Native.load(soname, LibQuorum.class);
            boolean modelV1 = hasModelV1(soname);
            return new Availability.Available<>(
                    new QuorumWatch(
                            new NativeLoop(
                                    "corosync-quorum",
                                    () -> QuorumSession.open(library, modelV1, listener),
                                    listener::lost),
                            modelV1));
        } catch (UnsatisfiedLinkError e) {
            return new Availability.NotAvailable<>(soname + " cannot be loaded");
        }
    }

    private static boolean hasModelV1(String soname) {
        try {
            NativeLibrary.getInstance(soname).getFunction(LibQuorum.MODEL_INITIALIZE);
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    /** {@code model v1}, or {@code model v0} with Corosync before 3.1.0. */
    public String model() {
        return modelV1 ? "model v1" : "model v0";
    }
}
