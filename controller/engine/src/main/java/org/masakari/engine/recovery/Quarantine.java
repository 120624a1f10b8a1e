package org.masakari.engine.recovery;

/**
 * How far the failed host is kept out of Nova's way.
 *
 * @param forcedDown true once Nova takes its compute service for down
 * @param disabled true once the scheduler keeps off it, or disabling was given up
 * @param ours true if it was enabled before, so that it is ours to enable again
 */
public record Quarantine(boolean forcedDown, boolean disabled, boolean ours) {
    static final Quarantine NONE = new Quarantine(false, false, false);

    Quarantine forcedDown(boolean wasEnabled) {
        return new Quarantine(true, !wasEnabled, wasEnabled);
    }

    Quarantine disabledNow() {
        return new Quarantine(forcedDown, true, ours);
    }
}
