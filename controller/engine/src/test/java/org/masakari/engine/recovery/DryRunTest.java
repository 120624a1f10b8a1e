package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Target;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

class DryRunTest {

    /** Holds a number of instances at each target, {@code any host} included. */
    private static final class Places implements Room {
        private final Map<String, Integer> left = new HashMap<>();

        Places(@Nullable String text) {
            for (String each : text == null ? new String[0] : text.split("\\+", -1)) {
                String[] pair = each.split("=", -1);
                left.put(pair[0], Integer.parseInt(pair[1]));
            }
        }

        @Override
        public Answer take(Server server, Target target) {
            String key = target.host() == null ? "any" : target.host().value();
            if (left.getOrDefault(key, 0) == 0) {
                return new None("no room at " + key);
            }
            left.merge(key, -1, Integer::sum);
            return new Found(new HostName(key));
        }

        @Override
        public void enable(HostName reserve) {}
    }

    private static Server server(int number, InstanceState state) {
        return new Server(
                HostScenario.id(number), "vm-" + number, HostScenario.HOST, state, Traits.NONE);
    }

    private static DryRun.Result run(
            RecoveryMethod method, List<Server> servers, List<HostName> free, Room room) {
        return run(method, new Event.Survey(servers, List.of()), free, room);
    }

    private static DryRun.Result run(
            RecoveryMethod method, Event.Survey survey, List<HostName> free, Room room) {
        Mandate mandate = new Mandate(method, false, null, null);
        return DryRun.of(
                HostScenario.HOST, mandate, survey, free, room, Policy.DEFAULT, HostScenario.NOW);
    }

    private static String describe(DryRun.Foreseen foreseen) {
        return foreseen.answer() instanceof Room.Found found ? found.host().value() : "nowhere";
    }

    @ParameterizedTest(name = "{0}, room {1}, reserves {2}: {3}, taken {4}")
    @CsvSource({
        "AUTO, any=2, compute8, any any, ''",
        "AUTO, any=1, compute8, any nowhere, ''",
        "RESERVED_HOST, compute8=2, compute8+compute9, compute8 compute8, compute8",
        "RESERVED_HOST, compute8=1+compute9=9, compute8+compute9, compute8 compute9, compute8 compute9",
        "RESERVED_HOST, any=9, , nowhere nowhere, ''",
        "RESERVED_HOST, any=9+compute8=1, compute8, compute8 nowhere, compute8",
        "AUTO_PRIORITY, any=1+compute8=1, compute8, any compute8, compute8",
        "AUTO_PRIORITY, any=2+compute8=1, compute8, any any, ''",
        "RH_PRIORITY, any=9+compute8=1, compute8, compute8 any, compute8",
        "RH_PRIORITY, any=2, , any any, ''",
    })
    void goesFromPlaceToPlaceAsTheRecoveryWould(
            RecoveryMethod method,
            @Nullable String room,
            @Nullable String reserves,
            String expected,
            String taken) {
        List<Server> two =
                IntStream.of(0, 1)
                        .mapToObj(number -> server(number, InstanceState.resting("active")))
                        .toList();
        List<HostName> free =
                reserves == null
                        ? List.of()
                        : Arrays.stream(reserves.split("\\+", -1)).map(HostName::new).toList();

        DryRun.Result result = run(method, two, free, new Places(room));

        assertThat(result.instances().stream().map(DryRunTest::describe))
                .containsExactly(expected.split(" ", -1));
        assertThat(String.join(" ", result.reserves().stream().map(HostName::value).toList()))
                .isEqualTo(taken);
    }

    @Test
    void tellsWhyThereIsNoPlaceAtEachOneThatWasTried() {
        DryRun.Result result =
                run(
                        RecoveryMethod.RESERVED_HOST,
                        List.of(server(0, InstanceState.resting("active"))),
                        List.of(HostScenario.RESERVE, HostScenario.SECOND_RESERVE),
                        new Places(null));

        assertThat(result.instances().get(0).answer())
                .isEqualTo(new Room.None("no room at compute8; no room at compute9"));
    }

    @Test
    void saysThatNoReserveIsLeft() {
        DryRun.Result result =
                run(
                        RecoveryMethod.RESERVED_HOST,
                        List.of(server(0, InstanceState.resting("active"))),
                        List.of(),
                        new Places(null));

        assertThat(result.instances().get(0).answer())
                .isInstanceOfSatisfying(
                        Room.None.class,
                        none -> assertThat(none.why()).contains("no reserved host is left"));
    }

    @Test
    void leavesAloneWhatTheRecoveryLeavesAlone() {
        DryRun.Result result =
                run(
                        RecoveryMethod.AUTO,
                        List.of(
                                server(0, InstanceState.resting("building")),
                                server(1, InstanceState.resting("paused"))),
                        List.of(),
                        new Places("any=9"));

        assertThat(result.instances().stream().map(each -> each.move().status()))
                .containsExactlyInAnyOrder(MoveStatus.PENDING, MoveStatus.SKIPPED);
        assertThat(result.instances())
                .filteredOn(each -> each.move().status() == MoveStatus.SKIPPED)
                .allSatisfy(each -> assertThat(each.move().reason()).contains("being built"));
        assertThat(result.instances())
                .filteredOn(each -> each.move().status() == MoveStatus.PENDING)
                .allSatisfy(each -> assertThat(each.remark()).contains("its memory went"));
    }

    @Test
    void takesNoRoomForAnEvacuationThatIsUnderWay() {
        Server moving = server(0, new InstanceState("active", "rebuilding", true));
        Migration seen = new Migration(7, "u", moving.id(), null, "pre-migrating");

        DryRun.Result result =
                run(
                        RecoveryMethod.AUTO,
                        new Event.Survey(List.of(moving), List.of(seen)),
                        List.of(),
                        new Places(null));

        assertThat(result.instances().get(0).answer())
                .isEqualTo(new Room.NotJudged("an evacuation of it is under way already"));
    }
}
