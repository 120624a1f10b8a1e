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

    /** A person should know, and may have to act. */
    record Note(UUID domain, String text) implements Verdict {}
}
