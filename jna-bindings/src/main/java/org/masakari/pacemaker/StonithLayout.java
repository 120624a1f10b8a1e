package org.masakari.pacemaker;

/**
 * Where things are in libstonithd's structures, x86_64 and aarch64: {@code offsetof} compiled
 * against the headers of 2.1.5 and of 3.0. Fields beyond these differ within 2.x and are not read.
 */
enum StonithLayout {
    /**
     * Pacemaker 2.0.0 to 2.1.9: the event begins with id, type and message, kept for old callers.
     */
    V2("libstonithd.so.26", 24, 16),
    /** Pacemaker 3.0. */
    V3("libstonithd.so.56", 16, 0);

    /** In {@code stonith_api_operations_t}, which only ever grew, 1.1.24 to 3.0.2. */
    static final int OP_CONNECT = 8;

    static final int OP_DISCONNECT = 16;
    static final int OP_REGISTER_NOTIFICATION = 128;

    private final String soname;
    private final int cmds;
    private final int shift;

    StonithLayout(String soname, int cmds, int shift) {
        this.soname = soname;
        this.cmds = cmds;
        this.shift = shift;
    }

    String soname() {
        return soname;
    }

    /** {@code stonith_t.cmds}. */
    int cmds() {
        return cmds;
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
