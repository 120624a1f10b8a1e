package org.masakari.pacemaker;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * {@code crm/stonith-ng.h}. Deprecated for external use from Pacemaker 3.0.1, so it is optional:
 * the alert agent and {@code crm_mon} do without it.
 */
interface LibStonithd extends Library {
    /** {@code T_STONITH_NOTIFY_FENCE}: a fencing operation has ended. */
    String NOTIFY_FENCE = "st_notify_fence";

    /** To be given back by {@link #stonith_api_delete}. */
    Pointer stonith_api_new();

    void stonith_api_delete(Pointer stonith);

    /**
     * Reads and calls back; a C {@code bool}, one byte: 0 if the connection is no more. Never
     * returns if the fencer is gone (before 3.0.1), so poll first.
     */
    byte stonith_dispatch(Pointer stonith);

    /** Frees a list that the history operation made. */
    void stonith_history_free(Pointer history);

    /** {@code void (*)(stonith_t *, stonith_event_t *)}; the library owns the event. */
    interface Notify extends Callback {
        void invoke(Pointer stonith, Pointer event);
    }
}
