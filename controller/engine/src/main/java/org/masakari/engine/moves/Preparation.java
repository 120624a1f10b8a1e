package org.masakari.engine.moves;

/** What Nova has to be told before it evacuates an instance. */
public enum Preparation {
    /** Nothing: it evacuates it as it is. */
    NONE,
    /** That it is in {@code error}. Loses what the instance was doing; idempotent. */
    RESET,
    /**
     * That its resize is confirmed. The resize's source does that within a second or two, if it
     * lives; a resized instance that is reset instead leaves records in Nova that harm it later.
     */
    CONFIRM_RESIZE
}
