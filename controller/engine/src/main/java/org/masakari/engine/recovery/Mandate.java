package org.masakari.engine.recovery;

import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.plan.Selection;
import org.masakari.engine.policy.SelectionPolicy;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.segment.RecoveryMethod;

/**
 * By what right a host's instances are moved, which ones, and where to.
 *
 * @param method where they go, as the host's segment said when the recovery was opened
 * @param onlyOptedIn true if the host's segment said then that only instances with metadata {@code
 *     HA_Enabled=True} are recovered
 * @param evidence the proof that the host is off; null if none is known
 * @param approval the operator's word that opened the gates; null where none did
 */
public record Mandate(
        RecoveryMethod method,
        boolean onlyOptedIn,
        @Nullable FencingEvidence evidence,
        @Nullable Approval approval) {

    /** The same, opened by {@code proof} or by an operator. */
    Mandate openedBy(@Nullable FencingEvidence proof, @Nullable Approval operator) {
        return new Mandate(method, onlyOptedIn, proof, operator);
    }

    /** Which of the host's instances are ours, where {@code policy} holds for all segments. */
    Selection selection(SelectionPolicy policy) {
        return new Selection(policy, onlyOptedIn);
    }
}
