package org.masakari.cli.session;

import java.time.Duration;

/** Lets time pass between two looks. */
@FunctionalInterface
public interface Pause {
    void pass(Duration duration) throws InterruptedException;
}
