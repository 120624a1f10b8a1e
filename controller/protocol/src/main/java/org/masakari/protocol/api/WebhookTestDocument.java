package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What a receiver of webhooks made of a test.
 *
 * @param receiver its name, without what may be secret of its URL
 * @param taken true if it answered 2xx
 * @param answer what it answered, or why it did not
 * @param milliseconds how long that took
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WebhookTestDocument(
        String receiver, boolean taken, String answer, long milliseconds) {}
