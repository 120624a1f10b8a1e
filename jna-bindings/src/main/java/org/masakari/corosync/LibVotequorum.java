package org.masakari.corosync;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.LongByReference;
import org.jspecify.annotations.Nullable;

/** {@code corosync/votequorum.h}, Corosync 2.4 to 3.1. */
interface LibVotequorum extends Library {
    String SONAME = "libvotequorum.so.8";

    /** {@code callbacks} null: nothing is tracked. */
    int votequorum_initialize(LongByReference handle, @Nullable Pointer callbacks);

    int votequorum_finalize(long handle);

    /** {@code nodeid} 0 is this node. */
    int votequorum_getinfo(long handle, int nodeid, Info info);

    /** {@code struct votequorum_info}: nine {@code uint32_t}, then the name of the qdevice. */
    @Structure.FieldOrder({
        "nodeId",
        "nodeState",
        "nodeVotes",
        "nodeExpectedVotes",
        "highestExpected",
        "totalVotes",
        "quorum",
        "flags",
        "qdeviceVotes",
        "qdeviceName"
    })
    class Info extends Structure {
        public int nodeId;
        public int nodeState;
        public int nodeVotes;
        public int nodeExpectedVotes;
        public int highestExpected;
        public int totalVotes;
        public int quorum;
        public int flags;
        public int qdeviceVotes;

        /** {@code VOTEQUORUM_QDEVICE_MAX_NAME_LEN}. */
        public byte[] qdeviceName = new byte[255];
    }
}
