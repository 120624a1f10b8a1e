package org.masakari.corosync;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code corosync/quorum.h}, Corosync 2.4 to 3.1: handles are {@code uint64_t}, results {@code
 * cs_error_t}. The library owns the memory that callbacks are shown, for the time of the call. Each
 * dispatch needs more than 1 MiB of stack.
 */
interface LibQuorum extends Library {
    /** The same from Corosync 2.4 on. */
    String SONAME = "libquorum.so.5";

    /** {@code cs_dispatch_flags_t}. */
    int CS_DISPATCH_ALL = 2;

    int CS_TRACK_CURRENT = 1;
    int CS_TRACK_CHANGES = 2;

    /** {@code quorum_model_t}. */
    int QUORUM_MODEL_V1 = 1;

    /** From Corosync 3.1.0: look the symbol up before calling it. */
    String MODEL_INITIALIZE = "quorum_model_initialize";

    int quorum_model_initialize(
            LongByReference handle,
            int model,
            ModelV1 data,
            IntByReference type,
            @Nullable Pointer context);

    int quorum_initialize(LongByReference handle, CallbacksV0 callbacks, IntByReference type);

    int quorum_finalize(long handle);

    int quorum_fd_get(long handle, IntByReference fd);

    int quorum_dispatch(long handle, int flags);

    int quorum_trackstart(long handle, int flags);

    /** {@code quorum_v1_quorum_notification_fn_t}; members are {@code uint32_t}. */
    interface QuorumV1 extends Callback {
        void invoke(
                long handle,
                int quorate,
                RingId.ByValue ring,
                int count,
                @Nullable Pointer members);
    }

    /** {@code quorum_v1_nodelist_notification_fn_t}. */
    interface NodelistV1 extends Callback {
        void invoke(
                long handle,
                RingId.ByValue ring,
                int memberCount,
                @Nullable Pointer members,
                int joinedCount,
                @Nullable Pointer joined,
                int leftCount,
                @Nullable Pointer left);
    }

    /** {@code quorum_notification_fn_t}. */
    interface QuorumV0 extends Callback {
        void invoke(long handle, int quorate, long ringSeq, int count, @Nullable Pointer members);
    }

    /** {@code struct quorum_ring_id { uint32_t nodeid; uint64_t seq; }}: 16 bytes. */
    @Structure.FieldOrder({"nodeid", "seq"})
    class RingId extends Structure {
        public int nodeid;
        public long seq;

        /** As callbacks get it. */
        public static class ByValue extends RingId implements Structure.ByValue {}
    }

    /** {@code quorum_model_v1_data_t}: 24 bytes. The library copies it. */
    @Structure.FieldOrder({"model", "quorumNotify", "nodelistNotify"})
    class ModelV1 extends Structure {
        public int model = QUORUM_MODEL_V1;
        public @Nullable QuorumV1 quorumNotify;
        public @Nullable NodelistV1 nodelistNotify;
    }

    /** {@code quorum_callbacks_t}: 8 bytes. The library copies it. */
    @Structure.FieldOrder("quorumNotify")
    class CallbacksV0 extends Structure {
        public @Nullable QuorumV0 quorumNotify;
    }

    /** The node ids at {@code members}. */
    static List<Integer> ids(int count, @Nullable Pointer members) {
        if (count == 0 || members == null) {
            return List.of();
        }
        return Arrays.stream(members.getIntArray(0, count)).boxed().toList();
    }
}
