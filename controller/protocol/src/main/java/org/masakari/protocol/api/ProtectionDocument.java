package org.masakari.protocol.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;

/**
 * What would happen to a host's instances if it failed now.
 *
 * @param segment the name of the segment that it is in
 * @param reserved true if it is one of the segment's reserved hosts
 * @param incidentUuid its open incident; null if it has not failed, or is back
 * @param reasons why it is unprotected, each a sentence; empty in the other states
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ProtectionDocument(
        HostName host,
        String segment,
        boolean reserved,
        State state,
        @Nullable UUID incidentUuid,
        List<String> reasons) {

    public ProtectionDocument {
        reasons = List.copyOf(reasons);
    }

    /** In one word. */
    public enum State {
        /** Its instances would be recovered. */
        @JsonProperty("protected")
        PROTECTED,
        /** It is held empty, and can be taken for the recovery of another host. */
        @JsonProperty("reserve")
        RESERVE,
        /** Nothing would be done for it, or with it, by itself. */
        @JsonProperty("unprotected")
        UNPROTECTED
    }
}
