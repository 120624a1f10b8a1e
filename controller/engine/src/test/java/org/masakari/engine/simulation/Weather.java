package org.masakari.engine.simulation;

import org.masakari.engine.port.Outcome;

/** How much goes wrong, and until when. */
final class Weather {

    /** What becomes of one call. */
    enum Fault {
        NONE,
        BUSY,
        REFUSED,
        NO_ANSWER_NO_EFFECT,
        NO_ANSWER_THOUGH_DONE,
        LATE_EFFECT
    }

    private final Dice dice;
    private final VirtualTime time;
    final boolean calm;
    final long clearsUpAt;
    private final double trouble;
    private final double ofProcesses;

    Weather(Dice dice, VirtualTime time) {
        this.dice = dice;
        this.time = time;
        this.calm = dice.happens(0.1);
        this.clearsUpAt = dice.millis(60_000, 150_000);
        this.trouble = calm ? 0 : dice.oneOf(java.util.List.of(0.02, 0.08, 0.2));
        this.ofProcesses = calm ? 0 : dice.oneOf(java.util.List.of(0.0, 0.002, 0.01));
    }

    boolean isBad() {
        return !calm && time.elapsed() < clearsUpAt;
    }

    private boolean happens(double probability) {
        return isBad() && dice.happens(probability);
    }

    /** A fault of a call; one that changes something slow can have its effect late. */
    Fault fault(boolean slow, boolean mayBeRefused) {
        if (!happens(trouble)) {
            return Fault.NONE;
        }
        return switch (dice.number(0, 5)) {
            case 0 -> Fault.BUSY;
            case 1 -> mayBeRefused ? Fault.REFUSED : Fault.BUSY;
            case 2 -> Fault.NO_ANSWER_NO_EFFECT;
            case 3 -> slow ? Fault.LATE_EFFECT : Fault.NO_ANSWER_NO_EFFECT;
            default -> Fault.NO_ANSWER_THOUGH_DONE;
        };
    }

    /** What is said instead of an answer. */
    <T> Outcome<T> noAnswer() {
        return new Outcome.Unknown<>("time-out");
    }

    boolean commitIsNotAnswered() {
        return happens(trouble / 10);
    }

    boolean evacuationFails() {
        return happens(trouble);
    }

    boolean evacuationHangs() {
        return happens(trouble / 8);
    }

    /** True if a process is to crash at this very point. */
    boolean crashes() {
        return happens(ofProcesses / 2);
    }

    /** True if a process is to be suspended at this very point. */
    boolean suspends() {
        return happens(ofProcesses / 2);
    }

    /** How long an answer takes; most come at once, which keeps worlds small. */
    long latency() {
        return dice.happens(0.12) ? dice.millis(1, 1_500) : 0;
    }
}
