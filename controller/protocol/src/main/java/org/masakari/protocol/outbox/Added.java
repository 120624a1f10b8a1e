package org.masakari.protocol.outbox;

/** What came of adding to the outbox. */
public sealed interface Added {

    /** It is on disk and survives a power cut. */
    record Stored(OutboxEntry entry) implements Added {}

    /**
     * There is no room, and it was not added.
     *
     * @param capacity entries that the outbox holds at most
     */
    record Full(int capacity) implements Added {}
}
