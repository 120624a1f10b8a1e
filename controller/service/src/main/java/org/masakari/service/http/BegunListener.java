package org.masakari.service.http;

import org.masakari.engine.port.Intake;

/** Told of each recovery that a notification has led to. */
public interface BegunListener {

    /**
     * A recovery is stored and claimed for this controller: drive it.
     *
     * @param askedAtNanos {@link System#nanoTime} before it was stored
     */
    void begun(Intake.Begun begun, long askedAtNanos);
}
