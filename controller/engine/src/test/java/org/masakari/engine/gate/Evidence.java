package org.masakari.engine.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.Acknowledgement;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;

/** Evidence and views of it for the gates' tests. */
final class Evidence {
    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    static final HostName HOST = new HostName("compute1");
    static final SegmentState QUIET = new SegmentState("rack1", true, false, null, 1, 4, false);

    private Evidence() {}

    static FencingEvidence of(String target, EvidenceSource source, Duration age) {
        return new FencingEvidence(
                new HostName(target),
                FencingAction.OFF,
                "op",
                NOW.minus(age),
                null,
                null,
                null,
                source,
                "controller1");
    }

    static FencingEvidence fresh() {
        return of("compute1", EvidenceSource.FENCER, Duration.ofSeconds(1));
    }

    static FencingEvidence old() {
        return of("compute1", EvidenceSource.FENCER, Duration.ofMinutes(16));
    }

    /** An operator's acknowledgement of {@code age} ago, good for half an hour from then. */
    static FencingEvidence acknowledged(String target, Duration age) {
        Instant at = NOW.minus(age);
        Acknowledgement word = new Acknowledgement("plugs pulled", at.plus(Duration.ofMinutes(30)));
        return FencingEvidence.acknowledged(new HostName(target), at, "alice", word);
    }

    static GateView view(FencingEvidence... latestFirst) {
        return new GateView(List.of(latestFirst), null, QUIET, Duration.ofHours(1));
    }
}
