package org.masakari.protocol.outbox;

import java.util.UUID;
import org.masakari.protocol.notification.Notification;

/**
 * One notification on its way.
 *
 * @param sequence its place in the outbox; a lower one is delivered before, for the same host
 * @param id travels as {@code Idempotency-Key}, the same in each attempt
 * @param notification what is reported
 */
public record OutboxEntry(long sequence, UUID id, Notification notification) {}
