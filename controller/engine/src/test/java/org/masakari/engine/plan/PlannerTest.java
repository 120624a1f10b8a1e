package org.masakari.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.plan.Servers.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.policy.SelectionPolicy;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Traits;

class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Selection SELECTION = new Selection(SelectionPolicy.DEFAULT, false);

    private static List<Planner.Planned> plan(Server... servers) {
        return Planner.plan(List.of(servers), 7, SELECTION, NOW);
    }

    private static VmMove move(Server server) {
        return plan(server).get(0).move();
    }

    @Test
    void movesWhatNovaEvacuates() {
        VmMove move = move(server(1, "active", null));

        assertThat(move.status()).isEqualTo(MoveStatus.PENDING);
        assertThat(move.subject().vmState()).isEqualTo("active");
        assertThat(move.attempt().afterMigration()).isEqualTo(7);
    }

    @Test
    void skipsWhatCannotMoveAndSaysWhy() {
        VmMove move = move(server(1, "building", null));

        assertThat(move.status()).isEqualTo(MoveStatus.SKIPPED);
        assertThat(move.reason()).contains("still being built");
        assertThat(move.endedAt()).isEqualTo(NOW);
    }

    @Test
    void skipsWhatIsNotSelectedAndSaysWhy() {
        VmMove move = move(Servers.active(1, Servers.metadata(Map.of("HA-Enabled", "off"))));

        assertThat(move.status()).isEqualTo(MoveStatus.SKIPPED);
        assertThat(move.reason()).contains("HA-Enabled=OFF");
    }

    @Test
    void remarksWhatItsUserWillFindChanged() {
        Planner.Planned planned = plan(server(1, "suspended", null)).get(0);

        assertThat(planned.remark()).contains("suspended");
        assertThat(planned.move().subject().course()).isEqualTo(Course.RESET_AND_STOP);
    }

    @Test
    void remembersTheGroupsOfAnInstance() {
        Set<ServerGroup> apart = Set.of(new ServerGroup("g", "anti-affinity", 2));

        assertThat(move(Servers.active(1, Traits.NONE.in(apart))).subject().groups())
                .isEqualTo(apart);
    }

    @Test
    void movesRunningInstancesFirst() {
        assertThat(plan(server(1, "stopped", null), server(2, "active", null)))
                .extracting(planned -> planned.move().subject().name())
                .containsExactly("vm-2", "vm-1");
    }

    @Test
    void forgetsNobody() {
        assertThat(
                        plan(
                                server(1, "paused", null),
                                server(2, "active", "deleting"),
                                server(3, "error", null)))
                .hasSize(3);
    }
}
