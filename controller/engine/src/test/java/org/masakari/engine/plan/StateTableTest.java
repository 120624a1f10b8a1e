package org.masakari.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.moves.Course;
import org.masakari.engine.port.InstanceState;

class StateTableTest {

    @ParameterizedTest(name = "vm_state {0}, task_state {1}, powered {2}: {3}, goal {4}")
    @CsvSource({
        "active, , true, EVACUATE, active",
        "active, , false, EVACUATE, active",
        "stopped, , false, STOP, stopped",
        "error, , true, EVACUATE, active",
        "error, , false, STOP, stopped",
        "paused, , true, RESET, active",
        "rescued, , true, RESET, active",
        "suspended, , false, RESET_AND_STOP, stopped",
        "resized, , true, CONFIRM, active",
        "resized, , false, CONFIRM_AND_STOP, stopped",
        "active, powering-off, true, STOP, stopped",
        "active, suspending, true, STOP, stopped",
        "active, rebooting, true, EVACUATE, active",
        "active, migrating, true, EVACUATE, active",
        "active, rebuilding, true, EVACUATE, active",
        "active, image_snapshot, true, EVACUATE, active",
        "stopped, powering-on, false, STOP, stopped",
        "paused, powering-off, true, RESET, active"
    })
    void movesAnInstanceInThisState(
            String vm, @Nullable String task, boolean powered, Course course, String goal) {
        StateTable.Row row = StateTable.rowFor(new InstanceState(vm, task, powered));

        assertThat(row)
                .isInstanceOfSatisfying(
                        StateTable.Row.Move.class,
                        move -> {
                            assertThat(move.course()).isEqualTo(course);
                            assertThat(move.course().goal(vm)).isEqualTo(goal);
                            assertThat(move.remark().isEmpty())
                                    .isEqualTo(course == Course.EVACUATE || vm.equals("stopped"));
                        });
    }

    @ParameterizedTest(name = "vm_state {0}, task_state {1}: stays, because {2}")
    @CsvSource({
        "building, , still being built",
        "building, spawning, still being built",
        "soft-delete, , deleted",
        "deleted, , deleted",
        "shelved, , unshelved when its host is back",
        "shelved_offloaded, , on no host",
        "active, deleting, deleting",
        "stopped, soft-deleting, deleting",
        "dreaming, , dreaming"
    })
    void leavesAnInstanceInThisState(String vm, @Nullable String task, String why) {
        StateTable.Row row = StateTable.rowFor(new InstanceState(vm, task, true));

        assertThat(row)
                .isInstanceOfSatisfying(
                        StateTable.Row.Stay.class, stay -> assertThat(stay.why()).contains(why));
    }
}
