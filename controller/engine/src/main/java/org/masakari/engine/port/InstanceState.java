package org.masakari.engine.port;

import org.jspecify.annotations.Nullable;

/**
 * What Nova says an instance is doing.
 *
 * @param vm Nova's {@code OS-EXT-STS:vm_state}, such as {@code active}
 * @param task Nova's {@code OS-EXT-STS:task_state}; null while nothing is done with it
 * @param powered false if its guest was off when Nova last looked ({@code OS-EXT-STS:power_state}
 *     4, 6 or 7)
 */
public record InstanceState(String vm, @Nullable String task, boolean powered) {

    /** In that vm_state, with nothing under way. */
    public static InstanceState resting(String vm) {
        return new InstanceState(vm, null, !vm.equals("stopped"));
    }

    /** For people, such as {@code active, task powering-off}. */
    @Override
    public String toString() {
        return task == null ? vm : vm + ", task " + task;
    }
}
