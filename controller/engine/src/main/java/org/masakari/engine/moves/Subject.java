package org.masakari.engine.moves;

import java.util.Set;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.ServerGroup;
import org.masakari.protocol.InstanceId;

/**
 * The instance that a move is about, as it was when it was planned.
 *
 * @param instance its identifier
 * @param name its name, for people
 * @param vmState its vm_state before the failure
 * @param course what is done with it
 * @param groups server groups whose rule its destination has to keep
 */
public record Subject(
        InstanceId instance, String name, String vmState, Course course, Set<ServerGroup> groups) {

    public Subject {
        groups = Set.copyOf(groups);
    }

    /** True if {@code found} is how it is to be at the end. */
    public boolean isAtGoal(InstanceState found) {
        return course.isReached(vmState, found);
    }
}
