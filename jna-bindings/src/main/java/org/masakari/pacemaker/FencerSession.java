package org.masakari.pacemaker;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;
import org.masakari.nativelib.Connector.NotConnected;
import org.masakari.nativelib.NativeSession;

/**
 * One connection to the fencer, without GLib's main loop. Its callback lives as long as it does.
 */
final class FencerSession implements NativeSession {
    private static final String CLIENT_NAME = "masakari-hostmonitor";

    private final LibStonithd library;
    private final StonithLayout layout;
    private final FencerListener listener;
    private final LibStonithd.Notify onFencing = this::fencing;
    private final Pointer stonith;
    private final int fd;

    private FencerSession(LibStonithd library, StonithLayout layout, FencerListener listener)
            throws NotConnected {
        this.library = library;
        this.layout = layout;
        this.listener = listener;
        stonith = library.stonith_api_new();
        IntByReference descriptor = new IntByReference(-1);
        int connected = call(StonithLayout.OP_CONNECT, stonith, CLIENT_NAME, descriptor);
        if (connected != 0) {
            library.stonith_api_delete(stonith);
            throw new NotConnected("libstonithd: connect answered " + connected);
        }
        fd = descriptor.getValue();
        int registered =
                call(
                        StonithLayout.OP_REGISTER_NOTIFICATION,
                        stonith,
                        LibStonithd.NOTIFY_FENCE,
                        onFencing);
        if (registered != 0) {
            close();
            throw new NotConnected("libstonithd: register_notification answered " + registered);
        }
    }

    static FencerSession open(LibStonithd library, StonithLayout layout, FencerListener listener)
            throws NotConnected {
        FencerSession session = new FencerSession(library, layout, listener);
        listener.connected();
        return session;
    }

    private int call(int operation, Object... arguments) {
        return layout.call(stonith, operation, arguments);
    }

    @Override
    public int fd() {
        return fd;
    }

    @Override
    public boolean dispatch() {
        return library.stonith_dispatch(stonith) != 0;
    }

    @Override
    public void close() {
        call(StonithLayout.OP_DISCONNECT, stonith);
        library.stonith_api_delete(stonith);
    }

    private void fencing(Pointer ignored, Pointer event) {
        FencingEvent read = read(layout, event);
        if (read != null) {
            listener.fencing(read);
        }
    }

    /** Copies what the library shows; null for an event without target or action. */
    static @Nullable FencingEvent read(StonithLayout layout, Pointer event) {
        String target = text(event, layout.eventTarget());
        String action = text(event, layout.eventAction());
        if (target == null || action == null) {
            return null;
        }
        return new FencingEvent(
                text(event, layout.eventId()),
                event.getInt(layout.eventResult()),
                text(event, layout.eventOrigin()),
                target,
                action,
                text(event, layout.eventExecutioner()),
                text(event, layout.eventClient()));
    }

    static @Nullable String text(Pointer event, int offset) {
        Pointer text = event.getPointer(offset);
        return text == null ? null : text.getString(0);
    }
}
