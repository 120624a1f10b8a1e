package org.masakari.engine.gate;

/** Whether a recovery may begin. */
public sealed interface Verdict {

    /** It may. */
    record Open() implements Verdict {}

    /** It may not; {@code why} says what is missing and what would release it. */
    record Hold(String why) implements Verdict {}
}
