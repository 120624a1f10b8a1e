package org.masakari.pacemaker;

import com.sun.jna.Native;
import java.util.ArrayList;
import java.util.List;
import org.masakari.nativelib.Availability;
import org.masakari.nativelib.NativeLoop;
import org.masakari.nativelib.NativeWatch;

/**
 * Listens to the fencer in a thread of its own, 10 to 45 ms ahead of Pacemaker's alerts, and finds
 * it again after a restart. Needs the rights to talk to Pacemaker: root, or the group {@code
 * haclient}.
 */
public final class FencerEvents extends NativeWatch {
    private final StonithLayout layout;

    private FencerEvents(NativeLoop loop, StonithLayout layout) {
        super(loop);
        this.layout = layout;
    }

    /**
     * Starts to listen. Pacemaker itself need not run yet; its library must be there.
     *
     * @param listener must not throw; called on the fencer's thread
     */
    public static Availability<FencerEvents> start(FencerListener listener) {
        List<String> problems = new ArrayList<>();
        for (StonithLayout layout : StonithLayout.newestFirst()) {
            try {
                return new Availability.Available<>(start(layout, listener));
            } catch (UnsatisfiedLinkError e) {
                problems.add(layout.soname());
            }
        }
        return new Availability.NotAvailable<>(
                "none of " + String.join(", ", problems) + " can be loaded");
    }

    private static FencerEvents start(StonithLayout layout, FencerListener listener) {
        LibStonithd library = Native.load(layout.soname(), LibStonithd.class);
        return new FencerEvents(
                new NativeLoop(
                        "pacemaker-fencer",
                        () -> FencerSession.open(library, layout, listener),
                        listener::lost),
                layout);
    }

    /** The versions of Pacemaker whose structures are read, such as {@code 2.x}. */
    public String structures() {
        return layout.versions();
    }
}
