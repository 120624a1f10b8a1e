package org.masakari.engine.plan;

import java.util.Map;
import org.masakari.engine.moves.Course;
import org.masakari.engine.port.InstanceState;

/**
 * What is done with an instance in each of Nova's states. What ran runs again, what did not run
 * does not; nothing is left behind without a reason.
 *
 * <p>Nova evacuates vm_state {@code active}, {@code stopped} and {@code error} and no others
 * ({@code check_instance_state} of its evacuate call), but lets an administrator call any instance
 * {@code error} first.
 */
final class StateTable {
    /** Tasks after which its user expects it to be off. */
    private static final Map<String, Course> BY_TASK =
            Map.of("powering-off", Course.STOP, "suspending", Course.STOP);

    private StateTable() {}

    /** What to do with an instance in that state. */
    static Row rowFor(InstanceState state) {
        String task = state.task() == null ? "" : state.task();
        if (task.equals("deleting") || task.equals("soft-deleting")) {
            return new Row.Stay("its user is deleting it");
        }
        if (BY_TASK.containsKey(task) && state.vm().equals("active")) {
            return new Row.Move(BY_TASK.get(task), "it was " + task + ": stopped where it arrives");
        }
        return byVmState(state);
    }

    private static Row byVmState(InstanceState state) {
        return switch (state.vm()) {
            case "active" -> new Row.Move(Course.EVACUATE, "");
            case "stopped" -> new Row.Move(Course.STOP, "");
            case "error" ->
                    state.powered()
                            ? new Row.Move(Course.EVACUATE, "")
                            : new Row.Move(
                                    Course.STOP, "it is in error, and was off: it comes back off");
            case "paused" ->
                    new Row.Move(
                            Course.RESET,
                            "it was paused; its memory went with the host, it starts anew");
            case "rescued" ->
                    new Row.Move(Course.RESET, "it was in rescue; it starts from its own disk");
            case "suspended" ->
                    new Row.Move(
                            Course.RESET_AND_STOP,
                            "it was suspended; its memory went with the host, it is stopped");
            case "resized" ->
                    new Row.Move(
                            state.powered() ? Course.CONFIRM : Course.CONFIRM_AND_STOP,
                            "its resize is confirmed first: it keeps its new size");
            case "shelved" ->
                    new Row.Stay(
                            "it is shelved: it does not run, and its snapshot has its data. It can"
                                    + " be unshelved when its host is back");
            case "building" ->
                    new Row.Stay(
                            "it was still being built, and Nova cannot move it: delete it and"
                                    + " create it anew");
            case "soft-delete", "deleted" -> new Row.Stay("its user has deleted it");
            case "shelved_offloaded" -> new Row.Stay("it is shelved: it is on no host");
            default -> new Row.Stay("Nova's vm_state " + state.vm() + " is not known");
        };
    }

    /** A row of the table. */
    sealed interface Row {

        /** It is moved; {@code remark} is for people, empty where nothing needs saying. */
        record Move(Course course, String remark) implements Row {}

        /** It stays, and why. */
        record Stay(String why) implements Row {}
    }
}
