package org.masakari.corosync;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code corosync/cmap.h}, Corosync 2.4 to 3.1: Corosync's table of configuration and state. {@code
 * size_t} is a long here.
 */
interface LibCmap extends Library {
    String SONAME = "libcmap.so.4";

    /** {@code CMAP_KEYNAME_MAXLEN}, and the NUL. */
    int KEY_BYTES = 256;

    /** {@code CMAP_TRACK_DELETE | MODIFY | ADD | PREFIX}. */
    int TRACK_ALL_BELOW = 1 | 2 | 4 | 8;

    /** {@code CMAP_TRACK_DELETE}, as a callback's event. */
    int TRACK_DELETE = 1;

    int cmap_initialize(LongByReference handle);

    int cmap_finalize(long handle);

    int cmap_fd_get(long handle, IntByReference fd);

    int cmap_dispatch(long handle, int flags);

    /** With {@code value} null only length and type are told. */
    int cmap_get(
            long handle,
            String key,
            @Nullable Pointer value,
            LongByReference length,
            IntByReference type);

    int cmap_iter_init(long handle, @Nullable String prefix, LongByReference iterator);

    /** Answers {@link CsError#CS_ERR_NO_SECTIONS} after the last key. */
    int cmap_iter_next(
            long handle, long iterator, Pointer key, LongByReference length, IntByReference type);

    int cmap_iter_finalize(long handle, long iterator);

    int cmap_track_add(
            long handle,
            String key,
            int flags,
            Changed callback,
            @Nullable Pointer userData,
            PointerByReference track);

    /** {@code cmap_notify_fn_t}; the library owns what the values point to. */
    interface Changed extends Callback {
        void invoke(
                long handle,
                long track,
                int event,
                String key,
                Value.ByValue newValue,
                Value.ByValue oldValue,
                @Nullable Pointer userData);
    }

    /** {@code struct cmap_notify_value { cmap_value_types_t; size_t; const void *; }}: 24 bytes. */
    @Structure.FieldOrder({"type", "length", "data"})
    class Value extends Structure {
        public int type;
        public long length;
        public @Nullable Pointer data;

        /** As callbacks get it. */
        public static class ByValue extends Value implements Structure.ByValue {}
    }
}
