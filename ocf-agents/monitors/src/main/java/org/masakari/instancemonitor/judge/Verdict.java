package org.masakari.instancemonitor.judge;

import java.util.UUID;

/** What the judge wants done. */
public sealed interface Verdict {

    /** The domain that it is about. */
    UUID domain();

    /**
     * This instance has failed: the controller must hear of it.
     *
     * @param how for people, what was seen
     */
    record Report(UUID domain, Failure failure, String how) implements Verdict {}

    /** It ended unseen, and nobody knows whether that was meant: a person should. */
    record Unexplained(UUID domain, String name) implements Verdict {}
}
