package org.masakari.processmonitor.unit;

import java.util.Map;
import org.masakari.processmonitor.judge.Observation;
import org.masakari.processmonitor.plan.UnitCare;

/**
 * A unit's properties, by the names that systemd gives them; see org.freedesktop.systemd1(5).
 * Absent ones are empty.
 *
 * @param loadState such as {@code loaded} or {@code not-found}
 * @param activeState such as {@code active} or {@code failed}
 * @param subState such as {@code running} or {@code auto-restart}
 * @param result {@code success}, or how its last life ended
 * @param unitFileState such as {@code enabled} or {@code masked}
 * @param mainPid 0 if it has none
 * @param nRestarts how often systemd itself has restarted it
 */
record UnitStatus(
        String loadState,
        String activeState,
        String subState,
        String result,
        String unitFileState,
        String mainPid,
        String nRestarts) {

    static UnitStatus of(Map<String, String> properties) {
        return new UnitStatus(
                properties.getOrDefault("LoadState", ""),
                properties.getOrDefault("ActiveState", ""),
                properties.getOrDefault("SubState", ""),
                properties.getOrDefault("Result", ""),
                properties.getOrDefault("UnitFileState", ""),
                properties.getOrDefault("MainPID", ""),
                properties.getOrDefault("NRestarts", ""));
    }

    /** What that means for a unit that is cared for so. */
    Observation observe(UnitCare care) {
        return switch (activeState) {
            case "active", "reloading", "refreshing" ->
                    new Observation.Running(mainPid + "/" + nRestarts);
            case "activating" ->
                    // Between two lives: systemd waits before it starts it again.
                    subState.startsWith("auto-restart")
                            ? new Observation.Missing()
                            : new Observation.Unclear("systemd is starting it");
            case "inactive", "failed" -> down(care);
            default -> new Observation.Unclear("systemd calls it " + activeState);
        };
    }

    private Observation down(UnitCare care) {
        if (loadState.equals("not-found")) {
            return new Observation.LeftAlone("systemd knows no such unit");
        }
        if (loadState.equals("masked") || unitFileState.startsWith("masked")) {
            return new Observation.LeftAlone("it is masked");
        }
        if (unitFileState.startsWith("disabled")) {
            return new Observation.LeftAlone("it is disabled");
        }
        boolean stopped = activeState.equals("inactive") && result.equals("success");
        return stopped && care != UnitCare.ALWAYS
                ? new Observation.Stopped("it was stopped, and has not failed")
                : new Observation.Missing();
    }
}
