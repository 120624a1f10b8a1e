package org.masakari.engine.recovery;

import java.time.Instant;
import org.masakari.protocol.HostName;

/**
 * What never changes about a recovery.
 *
 * @param id its identifier
 * @param host the host that it is about
 * @param openedAt when it was stored
 */
public record Header(RecoveryId id, HostName host, Instant openedAt) {}
