package org.masakari.engine.gate;

import java.time.Instant;

/**
 * An operator's word that a recovery is to be made, whatever the gates said.
 *
 * @param operator who
 * @param reason why
 * @param at when
 */
public record Approval(String operator, String reason, Instant at) {}
