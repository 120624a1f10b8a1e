package org.masakari.engine.gate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.ProtectionDocument;

/** Whether a host that failed now would be recovered, as far as an operator decides it. */
public final class Protection {
    static final String NOT_BACK = " has failed and is not back";

    private Protection() {}

    /**
     * The protection of {@code host}. What only a failure shows, such as a threshold that it
     * exceeds, is not in it.
     *
     * @param pause the pause that holds for its segment; null if none does
     */
    public static ProtectionDocument of(HostDocument host, @Nullable Pause pause) {
        List<String> reasons =
                Stream.concat(
                                failed(host).stream(),
                                HostGate.allSaidByOperator(host.name(), state(host, pause))
                                        .stream())
                        .toList();
        return new ProtectionDocument(
                host.name(),
                host.failoverSegment().name(),
                host.reserved(),
                state(host.reserved(), reasons),
                host.incidentUuid(),
                reasons);
    }

    private static ProtectionDocument.State state(boolean reserved, List<String> reasons) {
        if (!reasons.isEmpty()) {
            return ProtectionDocument.State.UNPROTECTED;
        }
        return reserved ? ProtectionDocument.State.RESERVE : ProtectionDocument.State.PROTECTED;
    }

    private static Optional<String> failed(HostDocument host) {
        return host.incidentUuid() == null ? Optional.empty() : Optional.of(host.name() + NOT_BACK);
    }

    private static SegmentState state(HostDocument host, @Nullable Pause pause) {
        return new SegmentState(
                host.failoverSegment().name(),
                host.failoverSegment().enabled(),
                host.onMaintenance(),
                pause,
                0,
                0,
                host.failoverSegment().trustMonitors());
    }
}
