package org.masakari.protocol.evidence;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;

/**
 * The record of one completed fencing: the trigger of a host recovery, and its proof.
 *
 * <p>One physical failure can have several of these (several requests merged by the fencer, several
 * reporters). {@code operationId} is kept for the audit; it does not identify the failure.
 *
 * @param target the host that was fenced
 * @param action what was done to it
 * @param operationId the fencing operation's UUID as Pacemaker gave it; null if it came from the
 *     history, which does not carry it
 * @param completedAt when the fencing was completed, by the reporter's clock; whole seconds if it
 *     came from the history
 * @param origin the cluster node that asked for the fencing; null if unknown
 * @param delegate the cluster node that carried it out; null if unknown
 * @param client the process that asked for it, such as {@code pacemaker-controld.72}; null if
 *     unknown
 * @param source how it became known
 * @param reporter the cluster node whose hostmonitor vouches for it; of a monitor of another make
 *     the address that it reports from; of an acknowledgement the operator
 * @param acknowledgement what an operator has said in his own name, with source {@code operator};
 *     null for everything else, {@code stonith_admin --confirm} too
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FencingEvidence(
        HostName target,
        FencingAction action,
        @Nullable String operationId,
        Instant completedAt,
        @Nullable String origin,
        @Nullable String delegate,
        @Nullable String client,
        EvidenceSource source,
        String reporter,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Acknowledgement acknowledgement) {
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NAME = 255;

    public FencingEvidence {
        requireNonNull(target, "target is missing");
        requireNonNull(action, "action is missing");
        requireNonNull(completedAt, "completed_at is missing");
        requireNonNull(source, "source is missing");
        requireNonNull(reporter, "reporter is missing");
        refuseLonger("operation_id", operationId, LONGEST_ID);
        refuseLonger("origin", origin, LONGEST_NAME);
        refuseLonger("delegate", delegate, LONGEST_NAME);
        refuseLonger("client", client, LONGEST_NAME);
        refuseLonger("reporter", reporter, LONGEST_NAME);
        if (acknowledgement != null) {
            refuseUnlessBounded(acknowledgement, source, completedAt);
        }
    }

    /** Evidence that no operator has given in his own name. */
    public FencingEvidence(
            HostName target,
            FencingAction action,
            @Nullable String operationId,
            Instant completedAt,
            @Nullable String origin,
            @Nullable String delegate,
            @Nullable String client,
            EvidenceSource source,
            String reporter) {
        this(
                target,
                action,
                operationId,
                completedAt,
                origin,
                delegate,
                client,
                source,
                reporter,
                null);
    }

    private static void refuseUnlessBounded(
            Acknowledgement acknowledgement, EvidenceSource source, Instant completedAt) {
        if (source != EvidenceSource.OPERATOR) {
            throw new IllegalArgumentException("acknowledgement: only with source operator");
        }
        if (acknowledgement.expiresAt().isAfter(completedAt.plus(Acknowledgement.LONGEST))) {
            throw new IllegalArgumentException(
                    "acknowledgement: "
                            + Acknowledgement.LONGEST.toMinutes()
                            + " min at most expected");
        }
    }

    private static void refuseLonger(String key, @Nullable String text, int longest) {
        if (text != null && text.codePointCount(0, text.length()) > longest) {
            throw new IllegalArgumentException(
                    key + ": " + longest + " characters at most expected");
        }
    }

    /**
     * True if it was completed at {@code back}, when the host was noticed to be back, or earlier:
     * then it proves nothing about the host any more. What the history tells in whole seconds may
     * have been completed until the end of that second, and no host boots within one.
     */
    public boolean isOvertakenBy(Instant back) {
        boolean cut =
                source == EvidenceSource.HISTORY
                        && completedAt.equals(completedAt.truncatedTo(ChronoUnit.SECONDS));
        Instant latest = cut ? completedAt.plusSeconds(1) : completedAt;
        return !latest.isAfter(back);
    }

    /** What a monitor says without a fencing to show for it: that {@code host} is off. */
    public static FencingEvidence claimed(
            HostName host, Instant at, EvidenceSource source, String reporter) {
        return new FencingEvidence(
                host, FencingAction.OFF, null, at, null, null, null, source, reporter);
    }

    /** What {@code operator} says in his own name: that {@code host} is off. */
    public static FencingEvidence acknowledged(
            HostName host, Instant at, String operator, Acknowledgement acknowledgement) {
        return new FencingEvidence(
                host,
                FencingAction.OFF,
                null,
                at,
                null,
                null,
                null,
                EvidenceSource.OPERATOR,
                operator,
                acknowledgement);
    }
}
