package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartTableTest {

    @ParameterizedTest(name = "vm_state {0}, task_state {1}, stopped by Nova {2}: {3}")
    @CsvSource({
        "active, , false, StopAndStart",
        "error, , false, StopAndStart",
        "paused, , false, ResetThenStop",
        "resized, , false, ResetThenStop",
        "stopped, , true, Start",
        "stopped, , false, LeaveAlone",
        "suspended, , false, LeaveAlone",
        "rescued, , false, LeaveAlone",
        "building, , false, LeaveAlone",
        "shelved, , false, LeaveAlone",
        "shelved_offloaded, , false, LeaveAlone",
        "soft-delete, , false, LeaveAlone",
        "deleted, , false, LeaveAlone",
        "dreaming, , false, LeaveAlone",
        "active, powering-off, false, LookAgain",
        "stopped, powering-on, false, LeaveAlone",
        "active, rebooting, false, LeaveAlone",
        "active, deleting, false, LeaveAlone",
        "active, migrating, false, LeaveAlone"
    })
    void saysWhatIsDoneWithAFailedInstanceInThisState(
            String vm, @Nullable String task, boolean byNova, String row) {
        Event.Sighting seen =
                new Event.Sighting(HostScenario.server(0, HostScenario.HOST, vm, task), byNova);

        assertThat(RestartTable.rowFor(seen).getClass().getSimpleName()).isEqualTo(row);
    }
}
