package org.masakari.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.recovery.HostScenario.RESERVE;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.Subject;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.segment.RecoveryMethod;

class PlacingTest {

    /** Tried in vain at each of these, in this order. */
    private static VmMove tried(@Nullable String targets) {
        Subject subject =
                new Subject(HostScenario.id(0), "vm-0", "active", Course.EVACUATE, Set.of());
        VmMove move = VmMove.planned(subject, 0);
        for (String each : targets == null ? new String[0] : targets.split("\\+")) {
            move = move.requested(target(each), HostScenario.NOW).tryAgain("no", HostScenario.NOW);
        }
        return move;
    }

    private static Target target(String text) {
        return text.equals("any") ? Target.ANY : Target.on(new HostName(text));
    }

    private static HostRecovery recovery(
            RecoveryMethod method, @Nullable String ready, boolean exhausted) {
        Reserves reserves = Reserves.NONE;
        for (String each : ready == null ? new String[0] : ready.split("\\+")) {
            HostName host = new HostName(each);
            reserves = reserves.plus(host, Set.of()).put(host, Reserve.State.READY);
        }
        HostRecovery received = HostScenario.received(method).recovery();
        return received.with(exhausted ? reserves.exhaustedNow() : reserves);
    }

    private static String describe(Placing.Choice choice) {
        if (choice instanceof Placing.Choice.Go go) {
            return go.target().equals(Target.ANY) ? "any" : go.target().toString();
        }
        return choice instanceof Placing.Choice.AwaitReserve ? "await" : "nowhere";
    }

    @ParameterizedTest(name = "{0}, tried {1}, ready {2}, exhausted {3}: {4}")
    @CsvSource({
        "AUTO, , , false, any",
        "AUTO, any, , false, any",
        "AUTO, any+any, , true, any",
        "RESERVED_HOST, , , false, await",
        "RESERVED_HOST, , , true, nowhere",
        "RESERVED_HOST, , compute8, false, compute8",
        "RESERVED_HOST, compute8, compute8, false, await",
        "RESERVED_HOST, compute8, compute8, true, compute8",
        "RESERVED_HOST, compute8, compute8+compute9, true, compute9",
        "RESERVED_HOST, compute8+compute9, compute8+compute9, true, compute8",
        "RESERVED_HOST, compute8+compute9+compute8, compute8+compute9, true, compute9",
        "AUTO_PRIORITY, , , false, any",
        "AUTO_PRIORITY, , compute8, false, any",
        "AUTO_PRIORITY, any, , false, await",
        "AUTO_PRIORITY, any, compute8, false, compute8",
        "AUTO_PRIORITY, any, , true, any",
        "AUTO_PRIORITY, any+compute8, compute8, false, await",
        "AUTO_PRIORITY, any+compute8, compute8, true, compute8",
        "AUTO_PRIORITY, any+compute8+compute8, compute8, true, any",
        "RH_PRIORITY, , , false, await",
        "RH_PRIORITY, , , true, any",
        "RH_PRIORITY, , compute8, false, compute8",
        "RH_PRIORITY, compute8, compute8, false, await",
        "RH_PRIORITY, compute8, compute8, true, any",
        "RH_PRIORITY, compute8+any, compute8, true, compute8"
    })
    void choosesByTheMethodAndByWhatWasTriedInVain(
            RecoveryMethod method,
            @Nullable String tried,
            @Nullable String ready,
            boolean exhausted,
            String choice) {
        assertThat(describe(Placing.choose(recovery(method, ready, exhausted), tried(tried))))
                .isEqualTo(choice);
    }

    @ParameterizedTest(name = "{0}, tried {1}, ready {2}, exhausted {3}: fresh is {4}")
    @CsvSource({
        "AUTO, , , false, true",
        "AUTO, any, , false, false",
        "RESERVED_HOST, compute8, compute8, false, true",
        "RESERVED_HOST, compute8, compute8, true, false",
        "RESERVED_HOST, , , true, false",
        "AUTO_PRIORITY, any, , false, true",
        "AUTO_PRIORITY, any, , true, false",
        "RH_PRIORITY, compute8, compute8, true, true"
    })
    void knowsWhetherThereIsAPlaceThatWasNotTried(
            RecoveryMethod method,
            @Nullable String tried,
            @Nullable String ready,
            boolean exhausted,
            boolean fresh) {
        assertThat(Placing.hasFreshPlace(recovery(method, ready, exhausted), tried(tried)))
                .isEqualTo(fresh);
    }

    @ParameterizedTest(name = "an unusable, a coming and a given back reserve are no place: {0}")
    @CsvSource({"TAKEN", "UNUSABLE", "GIVEN_BACK"})
    void placesNothingOnAReserveThatIsNotReady(Reserve.State state) {
        HostRecovery recovery = recovery(RecoveryMethod.RESERVED_HOST, "compute8", false);
        HostRecovery changed = recovery.with(recovery.reserves().put(RESERVE, state));

        assertThat(Placing.choose(changed, tried(null)))
                .isEqualTo(new Placing.Choice.AwaitReserve());
    }
}
