package org.masakari.engine.port;

import org.masakari.engine.recovery.RecoveryId;

/**
 * A controller's exclusive right to drive a recovery.
 *
 * @param recovery what may be driven
 * @param epoch the fencing token: it grows with every claim, and nothing is written under an old
 *     one
 */
public record Claim(RecoveryId recovery, long epoch) {}
