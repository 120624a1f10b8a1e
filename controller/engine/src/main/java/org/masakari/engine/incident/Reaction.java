package org.masakari.engine.incident;

/** What a notification leads to. */
public sealed interface Reaction {

    /** It is stored, and nothing else. */
    record Ignore(String why) implements Reaction {}

    /** It tells again what an open incident is already about. */
    record Cover() implements Reaction {}

    /** A failure that nobody has reported yet. */
    record Open() implements Reaction {}

    /** The host had come back and failed again: the open incident ends, a new one begins. */
    record Reopen() implements Reaction {}

    /** The host is back: begin its return. */
    record BeginReturn() implements Reaction {}

    /** An instance has failed: begin its restart. */
    record Restart() implements Reaction {}

    /** A process has failed, or is back: begin what follows from that for its host. */
    record MindProcess() implements Reaction {}
}
