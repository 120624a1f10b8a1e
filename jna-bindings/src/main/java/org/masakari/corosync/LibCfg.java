package org.masakari.corosync;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import org.jspecify.annotations.Nullable;

/** {@code corosync/cfg.h}: the node status is there from Corosync 3.1.1 on. */
interface LibCfg extends Library {
    String SONAME = "libcfg.so.7";

    /** {@code CFG_NODE_STATUS_V1}. */
    int NODE_STATUS_V1 = 1;

    /** {@code struct corosync_cfg_node_status_v1}: version, nodeid, then what is read here. */
    int NODE_STATUS_BYTES = 4176;

    int REACHABLE = 8;
    int LINKS = 16;

    /** {@code struct corosync_knet_link_status_v1}. */
    int LINK_BYTES = 520;

    int LINK_ENABLED = 0;
    int LINK_CONNECTED = 1;
    int LINK_MTU = 4;
    int LINK_SOURCE = 8;
    int LINK_DESTINATION = 264;

    /** {@code CFG_MAX_LINKS}. */
    int MOST_LINKS = 8;

    int corosync_cfg_initialize(LongByReference handle, @Nullable Pointer callbacks);

    int corosync_cfg_finalize(long handle);

    int corosync_cfg_local_get(long handle, IntByReference nodeid);

    int corosync_cfg_node_status_get(long handle, int nodeid, int version, Pointer status);
}
