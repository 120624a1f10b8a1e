package org.masakari.corosync;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.masakari.nativelib.Availability;
import org.masakari.nativelib.Connector.NotConnected;

/**
 * Corosync's table of configuration and state, such as {@code nodelist.node.0.name}. For one
 * thread. Each method throws {@link IllegalStateException} if Corosync has gone: open it anew.
 */
public final class Cmap implements AutoCloseable {
    private static final String NODES = "nodelist.node.";

    private final LibCmap library;
    private final long handle;

    private Cmap(LibCmap library, long handle) {
        this.library = library;
        this.handle = handle;
    }

    /** Connects to Corosync. */
    public static Availability<Cmap> open() {
        return open(LibCmap.SONAME);
    }

    static Availability<Cmap> open(String soname) {
        try {
            LibCmap library = Native.load(soname, LibCmap.class);
            LongByReference handle = new LongByReference();
            CsError.check("cmap_initialize", library.cmap_initialize(handle));
            return new Availability.Available<>(new Cmap(library, handle.getValue()));
        } catch (UnsatisfiedLinkError e) {
            return new Availability.NotAvailable<>(soname + " cannot be loaded");
        } catch (NotConnected e) {
            return new Availability.NotAvailable<>(String.valueOf(e.getMessage()));
        }
    }

    /** The value of {@code key}; empty if there is none. */
    public Optional<CmapValue> get(String key) {
        LongByReference length = new LongByReference();
        IntByReference type = new IntByReference();
        int found = library.cmap_get(handle, key, null, length, type);
        if (found == CsError.CS_ERR_NOT_EXIST) {
            return Optional.empty();
        }
        check("cmap_get", found);
        try (Memory value = new Memory(Math.max(8, length.getValue()))) {
            check("cmap_get", library.cmap_get(handle, key, value, length, type));
            return Optional.of(CmapValue.of(type.getValue(), value, length.getValue()));
        }
    }

    /** All keys that begin with {@code prefix}, with their values. */
    public Map<String, CmapValue> below(String prefix) {
        Map<String, CmapValue> values = new TreeMap<>();
        for (String key : keys(prefix)) {
            get(key).ifPresent(value -> values.put(key, value));
        }
        return values;
    }

    /** The names of the nodes of corosync.conf by their id; without those that have no name. */
    public Map<Integer, String> nodeNames() {
        Map<String, CmapValue> values = below(NODES);
        Map<Integer, String> names = new HashMap<>();
        values.forEach(
                (key, value) -> {
                    if (key.endsWith(".nodeid") && value instanceof CmapValue.Whole id) {
                        String node = key.substring(0, key.length() - ".nodeid".length());
                        CmapValue name = values.get(node + ".name");
                        if (name != null) {
                            names.put((int) id.value(), name.text());
                        }
                    }
                });
        return names;
    }

    /** The name of the node that this runs on; empty if corosync.conf gives it none. */
    public Optional<String> thisNode() {
        return get("runtime.votequorum.this_node_id")
                .filter(CmapValue.Whole.class::isInstance)
                .map(id -> nodeNames().get((int) ((CmapValue.Whole) id).value()));
    }

    private List<String> keys(String prefix) {
        LongByReference iterator = new LongByReference();
        check("cmap_iter_init", library.cmap_iter_init(handle, prefix, iterator));
        List<String> keys = new ArrayList<>();
        try (Memory key = new Memory(LibCmap.KEY_BYTES)) {
            String next = next(iterator.getValue(), key);
            while (next != null) {
                keys.add(next);
                next = next(iterator.getValue(), key);
            }
        } finally {
            library.cmap_iter_finalize(handle, iterator.getValue());
        }
        return keys;
    }

    private @Nullable String next(long iterator, Memory key) {
        int found =
                library.cmap_iter_next(
                        handle, iterator, key, new LongByReference(), new IntByReference());
        if (found == CsError.CS_ERR_NO_SECTIONS) {
            return null;
        }
        check("cmap_iter_next", found);
        return key.getString(0);
    }

    private static void check(String function, int result) {
        if (result != CsError.CS_OK) {
            throw new IllegalStateException(function + " answered " + CsError.text(result));
        }
    }

    @Override
    public void close() {
        library.cmap_finalize(handle);
    }
}
