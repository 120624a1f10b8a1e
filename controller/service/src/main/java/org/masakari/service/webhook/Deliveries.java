package org.masakari.service.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The events that wait for their receivers, shared with other controllers. Each is delivered at
 * least once.
 */
public interface Deliveries {

    /**
     * Claims the oldest event that is due for {@code receiver}. One that is about the same incident
     * as an older one which still waits is not due.
     *
     * @param lease how long nobody else makes this delivery
     */
    Optional<Delivery> claim(String receiver, Duration lease);

    /** The receiver has taken it. Changes nothing if it was claimed anew meanwhile. */
    void delivered(Delivery delivery);

    /** The receiver has not taken it, and is asked again after {@code wait}. */
    void failed(Delivery delivery, String why, Duration wait);

    /**
     * Ends what has waited for longer than {@code age}, and the oldest of what is more than {@code
     * mostEach} for one receiver. Each is told to one controller only; some of them, if they are
     * many.
     */
    List<GivenUp> giveUp(Duration age, int mostEach);
}
