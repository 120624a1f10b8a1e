package org.masakari.engine.recovery;

import java.time.Instant;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * What never changes about a recovery.
 *
 * @param id its identifier
 * @param host the host that it is about
 * @param method where the host's instances go, as its segment said when it was opened
 * @param openedAt when it was stored
 */
public record Header(RecoveryId id, HostName host, RecoveryMethod method, Instant openedAt) {}
