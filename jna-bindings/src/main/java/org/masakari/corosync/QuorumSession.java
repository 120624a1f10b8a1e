package org.masakari.corosync;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import org.jspecify.annotations.Nullable;
import org.masakari.nativelib.Connector.NotConnected;
import org.masakari.nativelib.NativeSession;

/** One connection to the quorum service. Its callbacks live as long as it does. */
final class QuorumSession implements NativeSession {
    private static final int CURRENT_AND_CHANGES =
            LibQuorum.CS_TRACK_CURRENT | LibQuorum.CS_TRACK_CHANGES;

    private final LibQuorum library;
    private final QuorumListener listener;
    private final LibQuorum.QuorumV1 onQuorumV1 = this::quorumV1;
    private final LibQuorum.NodelistV1 onNodelistV1 = QuorumSession::nodelistV1;
    private final LibQuorum.QuorumV0 onQuorumV0 = this::quorumV0;
    private final long handle;
    private final int fd;

    private QuorumSession(LibQuorum library, boolean modelV1, QuorumListener listener)
            throws NotConnected {
        this.library = library;
        this.listener = listener;
        LongByReference opened = new LongByReference();
        CsError.check("quorum_initialize", modelV1 ? openV1(opened) : openV0(opened));
        handle = opened.getValue();
        IntByReference descriptor = new IntByReference(-1);
        try {
            CsError.check("quorum_fd_get", library.quorum_fd_get(handle, descriptor));
            CsError.check(
                    "quorum_trackstart", library.quorum_trackstart(handle, CURRENT_AND_CHANGES));
        } catch (NotConnected e) {
            library.quorum_finalize(handle);
            throw e;
        }
        fd = descriptor.getValue();
    }

    static QuorumSession open(LibQuorum library, boolean modelV1, QuorumListener listener)
            throws NotConnected {
        return new QuorumSession(library, modelV1, listener);
    }

    private int openV1(LongByReference opened) {
        LibQuorum.ModelV1 data = new LibQuorum.ModelV1();
        data.quorumNotify = onQuorumV1;
        data.nodelistNotify = onNodelistV1;
        return library.quorum_model_initialize(
                opened, LibQuorum.QUORUM_MODEL_V1, data, new IntByReference(), null);
    }

    private int openV0(LongByReference opened) {
        LibQuorum.CallbacksV0 callbacks = new LibQuorum.CallbacksV0();
        callbacks.quorumNotify = onQuorumV0;
        return library.quorum_initialize(opened, callbacks, new IntByReference());
    }

    @Override
    public int fd() {
        return fd;
    }

    @Override
    public boolean dispatch() {
        int result = library.quorum_dispatch(handle, LibQuorum.CS_DISPATCH_ALL);
        return result == CsError.CS_OK || result == CsError.CS_ERR_TRY_AGAIN;
    }

    @Override
    public void close() {
        library.quorum_finalize(handle);
    }

    private void quorumV1(
            long ignored,
            int quorate,
            LibQuorum.RingId.ByValue ring,
            int n,
            @Nullable Pointer ids) {
        listener.changed(new Quorum(quorate != 0, LibQuorum.ids(n, ids)));
    }

    private void quorumV0(long ignored, int quorate, long ring, int n, @Nullable Pointer ids) {
        listener.changed(new Quorum(quorate != 0, LibQuorum.ids(n, ids)));
    }

    /** The service insists on this callback; the quorum callback that follows says the same. */
    private static void nodelistV1(
            long ignored,
            LibQuorum.RingId.ByValue ring,
            int memberCount,
            @Nullable Pointer members,
            int joinedCount,
            @Nullable Pointer joined,
            int leftCount,
            @Nullable Pointer left) {}
}
