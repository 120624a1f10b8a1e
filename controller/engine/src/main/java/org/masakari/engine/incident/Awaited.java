package org.masakari.engine.incident;

import java.util.List;
import java.util.Optional;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.IncidentDocument.Recovery;

/** What an open incident waits for, in a sentence. */
public final class Awaited {
    private Awaited() {}

    /**
     * What has to happen next.
     *
     * @param newestFirst the incident's recoveries and returns
     */
    public static String by(HostName host, List<Recovery> newestFirst) {
        return newestFirst.stream()
                .filter(each -> each.endedAt() == null)
                .findFirst()
                .map(Awaited::underWay)
                .or(() -> lacking(newestFirst))
                .orElse("the report of a monitor that " + host + " is back");
    }

    private static String underWay(Recovery open) {
        String reason = open.reason();
        return reason == null
                ? "its " + open.kind() + ", which goes on: it is " + open.phase()
                : reason;
    }

    /** What an operator may try again, for nothing else will. */
    private static Optional<String> lacking(List<Recovery> newestFirst) {
        return newestFirst.stream()
                .findFirst()
                .filter(each -> each.phase().equals("failed") || each.phase().equals("partial"))
                .map(
                        each ->
                                "an operator: its "
                                        + each.kind()
                                        + " is "
                                        + each.phase()
                                        + ". \"masakari recovery show "
                                        + each.uuid()
                                        + "\" says why, and \"masakari recovery retry\" tries it"
                                        + " again");
    }
}
