package org.masakari.pacemaker;

import com.sun.jna.Function;
import com.sun.jna.Pointer;
import java.util.List;

/**
 * Where things are in libstonithd's structures, x86_64 and aarch64: {@code offsetof} compiled
 * against the headers of 2.1.5 and of 3.0. Fields beyond these differ within 2.x and are not read.
 */
enum StonithLayout {
    /**
     * Pacemaker 2.0.0 to 2.1.9: the event begins with id, type and message, kept for old callers.
     */
    V2("2.x", "libstonithd.so.26", 24, 16),
    /** Pacemaker 3.0. */
    V3("3.x", "libstonithd.so.56", 16, 0);

    /** In {@code stonith_api_operations_t}, which only ever grew, 1.1.24 to 3.0.2. */
    static final int OP_CONNECT = 8;

    static final int OP_DISCONNECT = 16;
    static final int OP_HISTORY = 120;
    static final int OP_REGISTER_NOTIFICATION = 128;

    /** {@code stonith_history_t}, the same in both versions as far as it is read here. */
    static final int HISTORY_TARGET = 0;

    static final int HISTORY_ACTION = 8;
    static final int HISTORY_ORIGIN = 16;
    static final int HISTORY_DELEGATE = 24;
    static final int HISTORY_CLIENT = 32;

    /** {@code enum op_state}, an int. */
    static final int HISTORY_STATE = 40;

    /** {@code time_t}, whole seconds. */
    static final int HISTORY_COMPLETED = 48;

    static final int HISTORY_NEXT = 56;

    private final String versions;
    private final String soname;
    private final int cmds;
    private final int shift;

    StonithLayout(String versions, String soname, int cmds, int shift) {
        this.versions = versions;
        this.soname = soname;
        this.cmds = cmds;
        this.shift = shift;
    }

    /** 3.x first: a machine in the middle of an upgrade may have both. */
    static List<StonithLayout> newestFirst() {
        return List.of(V3, V2);
    }

    /** Calls a function of {@code stonith}'s table. */
    int call(Pointer stonith, int operation, Object... arguments) {
        Pointer function = stonith.getPointer(cmds).getPointer(operation);
        return Function.getFunction(function).invokeInt(arguments);
    }

    String versions() {
        return versions;
    }

    String soname() {
        return soname;
    }

    /** {@code stonith_event_t.id}: the operation's UUID, in both versions. */
    int eventId() {
        return 0;
    }

    /** {@code stonith_event_t.result}, an int. */
    int eventResult() {
        return shift + 16;
    }

    /** {@code stonith_event_t.origin}. */
    int eventOrigin() {
        return shift + 24;
    }

    /** {@code stonith_event_t.target}. */
    int eventTarget() {
        return shift + 32;
    }

    /** {@code stonith_event_t.action}. */
    int eventAction() {
        return shift + 40;
    }

    /** {@code stonith_event_t.executioner}. */
    int eventExecutioner() {
        return shift + 48;
    }

    /** {@code stonith_event_t.client_origin}. */
    int eventClient() {
        return shift + 64;
    }
}
