package org.masakari.service.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.client.Answer;

/**
 * What a receiver made of a request.
 *
 * @param taken true if it answered 2xx
 * @param what in words
 * @param retryAfter how long it wants to be left alone; null if it did not say
 */
record Answered(boolean taken, String what, @Nullable Duration retryAfter) {

    static Answered of(Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            return new Answered(true, "HTTP " + accepted.status(), null);
        } else if (answer instanceof Answer.Busy busy) {
            return new Answered(
                    false, "HTTP " + busy.status() + ": " + busy.reason(), busy.retryAfter());
        } else if (answer instanceof Answer.Refused refused) {
            return new Answered(false, refusal(refused), null);
        } else if (answer instanceof Answer.Untrusted untrusted) {
            return new Answered(false, untrusted.reason(), null);
        }
        return new Answered(false, ((Answer.Unreachable) answer).reason(), null);
    }

    private static String refusal(Answer.Refused refused) {
        return "HTTP "
                + refused.status()
                + ": "
                + (refused.status() < 400
                        ? "a redirect, which is not followed: name the address that it leads to"
                        : refused.reason());
    }
}
