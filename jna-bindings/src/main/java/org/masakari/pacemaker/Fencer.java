package org.masakari.pacemaker;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the fencer itself, by libstonithd: under a millisecond, where a program takes twenty. Its
 * calls know no timeout, so they are made in a thread that is given up if the fencer hangs.
 */
public final class Fencer {
    private static final String CLIENT_NAME = "masakari-history";

    /** {@code st_opt_sync_call}. */
    private static final int SYNCHRONOUS = 0x1000;

    /** {@code enum op_state}. */
    private static final int STATE_DONE = 2;

    private static final int STATE_FAILED = 4;

    private Fencer() {}

    /**
     * What the fencer remembers of all nodes, newest first; times in whole seconds.
     *
     * @param timeout for the whole
     */
    public static FencingHistory history(Duration timeout) {
        CompletableFuture<FencingHistory> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> answer.complete(historyOrWhy()), "fencer-history");
        thread.setDaemon(true);
        thread.start();
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new FencingHistory.Unknown("the fencer gave no answer within " + timeout);
        } catch (ExecutionException e) {
            return new FencingHistory.Unknown(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FencingHistory.Unknown("interrupted");
        }
    }

    private static FencingHistory historyOrWhy() {
        StringBuilder tried = new StringBuilder("none can be loaded of");
        for (StonithLayout layout : StonithLayout.newestFirst()) {
            try {
                return history(layout, Native.load(layout.soname(), LibStonithd.class));
            } catch (UnsatisfiedLinkError e) {
                tried.append(" ").append(layout.soname());
            }
        }
        return new FencingHistory.Unknown(tried.toString());
    }

    private static FencingHistory history(StonithLayout layout, LibStonithd library) {
        Pointer stonith = library.stonith_api_new();
        try {
            int connected =
                    layout.call(
                            stonith,
                            StonithLayout.OP_CONNECT,
                            stonith,
                            CLIENT_NAME,
                            new IntByReference());
            if (connected != 0) {
                return new FencingHistory.Unknown("libstonithd: connect answered " + connected);
            }
            FencingHistory history = read(layout, library, stonith);
            layout.call(stonith, StonithLayout.OP_DISCONNECT, stonith);
            return history;
        } finally {
            library.stonith_api_delete(stonith);
        }
    }

    private static FencingHistory read(StonithLayout layout, LibStonithd library, Pointer stonith) {
        PointerByReference list = new PointerByReference();
        int answered =
                layout.call(
                        stonith,
                        StonithLayout.OP_HISTORY,
                        stonith,
                        SYNCHRONOUS,
                        Pointer.NULL,
                        list,
                        120);
        if (answered != 0) {
            return new FencingHistory.Unknown("libstonithd: history answered " + answered);
        }
        Pointer first = list.getValue();
        List<PastFencing> fencings = read(first);
        if (first != null) {
            library.stonith_history_free(first);
        }
        return new FencingHistory.Known(fencings);
    }

    /** Copies the list that begins at {@code first}. */
    static List<PastFencing> read(@Nullable Pointer first) {
        List<PastFencing> fencings = new ArrayList<>();
        Pointer entry = first;
        while (entry != null) {
            String target = FencerSession.text(entry, StonithLayout.HISTORY_TARGET);
            String action = FencerSession.text(entry, StonithLayout.HISTORY_ACTION);
            if (target != null && action != null) {
                fencings.add(past(entry, target, action));
            }
            entry = entry.getPointer(StonithLayout.HISTORY_NEXT);
        }
        return fencings;
    }

    private static PastFencing past(Pointer entry, String target, String action) {
        long completed = entry.getLong(StonithLayout.HISTORY_COMPLETED);
        PastFencing.Status status =
                switch (entry.getInt(StonithLayout.HISTORY_STATE)) {
                    case STATE_DONE -> PastFencing.Status.SUCCESS;
                    case STATE_FAILED -> PastFencing.Status.FAILED;
                    default -> PastFencing.Status.PENDING;
                };
        return new PastFencing(
                target,
                action,
                status,
                completed == 0 ? null : Instant.ofEpochSecond(completed),
                FencerSession.text(entry, StonithLayout.HISTORY_ORIGIN),
                FencerSession.text(entry, StonithLayout.HISTORY_DELEGATE),
                FencerSession.text(entry, StonithLayout.HISTORY_CLIENT),
                null);
    }
}
