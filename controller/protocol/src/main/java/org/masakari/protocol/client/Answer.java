package org.masakari.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one request. Every outcome that an operator may meet is one of these values. */
public sealed interface Answer {

    /**
     * The controller did it.
     *
     * @param status 200 to 299
     * @param body what it answered; a missing node ({@link JsonNode#isMissingNode}) if nothing
     */
    record Accepted(int status, JsonNode body) implements Answer {}

    /**
     * The controller will not do it, and the same request again will get the same answer.
     *
     * @param status 300 to 499 but for 408 and 429
     * @param reason in the controller's words
     */
    record Refused(int status, String reason) implements Answer {}

    /**
     * A controller answered, but cannot do it now: ask again.
     *
     * @param status 408, 429 or 500 to 599
     * @param reason in the controller's words
     * @param retryAfter how long it asked to be left alone; null if it did not say
     */
    record Busy(int status, String reason, @Nullable Duration retryAfter) implements Answer {}

    /**
     * No controller took the request, because one of them and this side do not trust each other, or
     * cannot agree on TLS. It was not carried out there; that stays so until somebody mends it.
     *
     * @param reason each address with what went wrong there, and what to do
     */
    record Untrusted(String reason) implements Answer {}

    /**
     * No controller answered. Whether one of them has carried the request out is unknown.
     *
     * @param reason each address with what went wrong there
     */
    record Unreachable(String reason) implements Answer {}
}
