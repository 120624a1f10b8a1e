package org.masakari.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static Server server(int number, String vmState, @Nullable String taskState) {
        return new Server(
                InstanceId.of("00000000-0000-0000-0000-00000000000" + number),
                "vm-" + number,
                new HostName("compute1"),
                vmState,
                taskState);
    }

    private static List<VmMove> plan(Server... servers) {
        return Planner.plan(List.of(servers), 7, NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"active", "stopped", "error"})
    void movesWhatNovaEvacuates(String vmState) {
        VmMove move = plan(server(1, vmState, null)).get(0);

        assertThat(move.status()).isEqualTo(MoveStatus.PENDING);
        assertThat(move.vmState()).isEqualTo(vmState);
        assertThat(move.attempt().afterMigration()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paused",
                "suspended",
                "rescued",
                "resized",
                "shelved",
                "building",
                "deleted"
            })
    void skipsWhatNovaDoesNotEvacuateAndSaysWhy(String vmState) {
        VmMove move = plan(server(1, vmState, null)).get(0);

        assertThat(move.status()).isEqualTo(MoveStatus.SKIPPED);
        assertThat(move.reason()).contains(vmState);
        assertThat(move.endedAt()).isEqualTo(NOW);
    }

    @Test
    void skipsWhatItsUserIsDeleting() {
        assertThat(plan(server(1, "active", "deleting")).get(0).reason()).contains("deleting");
    }

    @Test
    void movesRunningInstancesFirst() {
        List<VmMove> moves = plan(server(1, "stopped", null), server(2, "active", null));

        assertThat(moves).extracting(VmMove::name).containsExactly("vm-2", "vm-1");
    }

    @Test
    void forgetsNobody() {
        List<VmMove> moves =
                plan(
                        server(1, "paused", null),
                        server(2, "active", "deleting"),
                        server(3, "error", null));

        assertThat(moves).hasSize(3);
    }
}
