package org.masakari.service.webhook;

import java.util.UUID;

/**
 * One event on its way to one receiver, claimed for one attempt.
 *
 * @param id the row's id
 * @param attempt counts from 1
 * @param eventId the same with each attempt, and for each receiver
 * @param event such as {@code recovery.held}
 * @param body JSON
 */
public record Delivery(
        long id, int attempt, UUID eventId, String event, String receiver, String body) {}
