package org.masakari.service.explanation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Gate;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.IncidentDocument;
import org.masakari.protocol.api.IncidentDocument.Recovery;

/**
 * The commands that help an open incident on. Those by which an operator vouches that a host is off
 * say so: two running copies of an instance destroy its disk.
 */
final class Advice {
    private Advice() {}

    /** What to type, in that order; empty where it goes on by itself, or another command helps. */
    static List<String> about(IncidentDocument open) {
        List<Recovery> newestFirst = open.recoveries();
        Recovery latest = newestFirst.isEmpty() ? null : newestFirst.get(0);
        Recovery underWay =
                newestFirst.stream()
                        .filter(each -> each.endedAt() == null)
                        .findFirst()
                        .orElse(null);
        if (underWay != null) {
            return aboutOpen(open.host(), underWay);
        }
        return latest != null && isLacking(latest.phase())
                ? List.of("masakari recovery show " + latest.uuid(), retry(open, latest))
                : List.of(
                        back(open.host())
                                + " # once it runs again, if no monitor says that it does");
    }

    /** True for what only an operator tries again. */
    static boolean isLacking(String phase) {
        return phase.equals("failed") || phase.equals("partial");
    }

    /** Tries again what moves the instances of {@code host}. */
    static String retry(UUID recovery, HostName host) {
        return "masakari recovery retry " + recovery + " --reason TEXT # only if " + isOff(host);
    }

    private static String retry(IncidentDocument open, Recovery latest) {
        return latest.kind().equals("return")
                ? back(open.host())
                : retry(latest.uuid(), open.host());
    }

    private static List<String> aboutOpen(HostName host, Recovery recovery) {
        if (!recovery.phase().equals("held")) {
            return List.of("masakari recovery show " + recovery.uuid());
        }
        if (recovery.kind().equals("return")) {
            return List.of(back(host));
        }
        return switch (Gate.holding(text(recovery.reason()))) {
            case EVIDENCE ->
                    List.of(
                            "stonith_admin --reboot " + host + " # its fencing is the best proof",
                            "masakari ack " + host + " --reason TEXT # only if " + isOff(host));
            case THRESHOLD ->
                    List.of(
                            "masakari incident list --open",
                            "masakari release "
                                    + recovery.uuid()
                                    + " --reason TEXT # only if "
                                    + isOff(host)
                                    + " and the common cause is known");
            case PAUSE, MAINTENANCE, SEGMENT, RETURN -> List.of();
        };
    }

    private static String text(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private static String back(HostName host) {
        return "masakari return " + host + " --reason TEXT";
    }

    private static String isOff(HostName host) {
        return "you have seen that " + host + " is off";
    }
}
