package org.masakari.hostmonitor.judge;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.pacemaker.FencingEvent;
import org.masakari.pacemaker.PastFencing;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;

/**
 * A finished fencing as one of the sources told it: a success or not, of whatever action.
 *
 * @param target the Pacemaker node
 * @param action Pacemaker's word, such as {@code off}, {@code reboot} or {@code on}
 * @param succeeded whether the fence device said that it was done
 * @param operationId null where the source does not carry it
 * @param completedAt by this node's clock
 * @param delegate who carried it out; {@link FencingEvent#HUMAN} for a manual acknowledgement
 * @param source the way by which it was heard
 */
public record FencingReport(
        String target,
        String action,
        boolean succeeded,
        @Nullable String operationId,
        Instant completedAt,
        @Nullable String origin,
        @Nullable String delegate,
        @Nullable String client,
        EvidenceSource source) {

    /** The fencer's event, heard at {@code now}. */
    public static FencingReport of(FencingEvent event, Instant now) {
        return new FencingReport(
                event.target(),
                event.action(),
                event.result() == 0,
                event.operationId(),
                now,
                event.origin(),
                event.executioner(),
                event.client(),
                EvidenceSource.FENCER);
    }

    static FencingReport of(PastFencing past, Instant completed) {
        return new FencingReport(
                past.target(),
                past.action(),
                past.status() == PastFencing.Status.SUCCESS,
                null,
                completed,
                past.origin(),
                past.delegate(),
                past.client(),
                EvidenceSource.HISTORY);
    }

    /** The action, if nothing survives it; empty for {@code on} and for what is unknown here. */
    Optional<FencingAction> deadly() {
        return switch (action) {
            case "off" -> Optional.of(FencingAction.OFF);
            case "reboot" -> Optional.of(FencingAction.REBOOT);
            default -> Optional.empty();
        };
    }

    /** True for {@code stonith_admin --confirm}: a claim, with no device behind it. */
    boolean claimed() {
        return FencingEvent.HUMAN.equals(delegate);
    }
}
