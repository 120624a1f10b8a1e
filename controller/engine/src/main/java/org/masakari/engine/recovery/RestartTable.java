package org.masakari.engine.recovery;

import org.masakari.engine.port.InstanceState;

/** What is done about a failed instance in each of Nova's states. */
final class RestartTable {

    /** What to do. */
    sealed interface Row {

        /** Stop it, then start it. */
        record StopAndStart() implements Row {}

        /** Nova stops it only once it is called active. */
        record ResetThenStop() implements Row {}

        /** It is stopped already: start it. */
        record Start() implements Row {}

        /** What is under way may be Nova's own reaction to the failure: look again. */
        record LookAgain(String why) implements Row {}

        /** It is not ours to restart, and why. */
        record LeaveAlone(String why) implements Row {}
    }

    private RestartTable() {}

    /** True if Nova stops it only once it is called active. */
    static boolean needsReset(InstanceState state) {
        return state.vm().equals("paused") || state.vm().equals("resized");
    }

    static Row rowFor(Event.Sighting seen) {
        InstanceState state = seen.server().state();
        if (state.task() != null) {
            return state.task().equals("powering-off")
                    ? new Row.LookAgain("it is being powered off")
                    : new Row.LeaveAlone("somebody acts on it: task_state " + state.task());
        }
        return switch (state.vm()) {
            case "active", "error" -> new Row.StopAndStart();
            case "paused", "resized" -> new Row.ResetThenStop();
            case "stopped" ->
                    seen.stoppedByNova()
                            ? new Row.Start()
                            : new Row.LeaveAlone("its user has stopped it");
            case "suspended" -> new Row.LeaveAlone("it is suspended: it was not running");
            case "rescued" -> new Row.LeaveAlone("its user is rescuing it");
            case "building" -> new Row.LeaveAlone("it is still being built");
            case "shelved", "shelved_offloaded" -> new Row.LeaveAlone("it is shelved");
            case "soft-delete", "deleted" -> new Row.LeaveAlone("its user has deleted it");
            default -> new Row.LeaveAlone("Nova's vm_state " + state.vm() + " is not known");
        };
    }
}
