package org.masakari.corosync;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;
import org.masakari.nativelib.Connector.NotConnected;
import org.masakari.nativelib.NativeSession;

/** One connection that tracks a part of the table. Its callback lives as long as it does. */
final class CmapSession implements NativeSession {
    private final LibCmap library;
    private final CmapListener listener;
    private final LibCmap.Changed onChange = this::changed;
    private final long handle;
    private final int fd;

    private CmapSession(LibCmap library, String prefix, CmapListener listener) throws NotConnected {
        this.library = library;
        this.listener = listener;
        LongByReference opened = new LongByReference();
        CsError.check("cmap_initialize", library.cmap_initialize(opened));
        handle = opened.getValue();
        IntByReference descriptor = new IntByReference(-1);
        try {
            CsError.check("cmap_fd_get", library.cmap_fd_get(handle, descriptor));
            CsError.check("cmap_track_add", track(prefix));
        } catch (NotConnected e) {
            library.cmap_finalize(handle);
            throw e;
        }
        fd = descriptor.getValue();
    }

    static CmapSession open(LibCmap library, String prefix, CmapListener listener)
            throws NotConnected {
        CmapSession session = new CmapSession(library, prefix, listener);
        listener.connected();
        return session;
    }

    private int track(String prefix) {
        return library.cmap_track_add(
                handle, prefix, LibCmap.TRACK_ALL_BELOW, onChange, null, new PointerByReference());
    }

    @Override
    public int fd() {
        return fd;
    }

    @Override
    public boolean dispatch() {
        int result = library.cmap_dispatch(handle, LibQuorum.CS_DISPATCH_ALL);
        return result == CsError.CS_OK || result == CsError.CS_ERR_TRY_AGAIN;
    }

    @Override
    public void close() {
        library.cmap_finalize(handle);
    }

    private void changed(
            long ignored,
            long track,
            int event,
            String key,
            LibCmap.Value.ByValue newValue,
            LibCmap.Value.ByValue oldValue,
            @Nullable Pointer userData) {
        Pointer data = newValue.data;
        if (event == LibCmap.TRACK_DELETE || data == null) {
            listener.changed(key, null);
        } else {
            listener.changed(key, CmapValue.of(newValue.type, data, newValue.length));
        }
    }
}
