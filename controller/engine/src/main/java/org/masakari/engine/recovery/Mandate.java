package org.masakari.engine.recovery;

import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Approval;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * By what right a host's instances are moved, and where to.
 *
 * @param method where they go, as the host's segment said when the recovery was opened
 * @param evidence the proof that the host is off; null if none is known
 * @param approval the operator's word that opened the gates; null where none did
 */
public record Mandate(
        RecoveryMethod method, @Nullable FencingEvidence evidence, @Nullable Approval approval) {}
