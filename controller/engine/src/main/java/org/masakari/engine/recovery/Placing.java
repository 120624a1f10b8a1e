package org.masakari.engine.recovery;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.masakari.engine.moves.Attempt;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Target;
import org.masakari.protocol.segment.RecoveryMethod;

/** Where an instance goes next, by the segment's recovery method and by what was tried in vain. */
final class Placing {
    private Placing() {}

    /** What a move is to do now. */
    sealed interface Choice {

        /** Go there. */
        record Go(Target target) implements Choice {}

        /** Wait for a reserved host, which has to be taken first. */
        record AwaitReserve() implements Choice {}

        /** There is no place, and why. */
        record Nowhere(String why) implements Choice {}
    }

    static Choice choose(HostRecovery recovery, VmMove move) {
        Attempt attempt = move.attempt();
        RecoveryMethod method = recovery.mandate().method();
        boolean anyIsFresh = attempt.failuresAt(Target.ANY) == 0;
        return switch (method) {
            case AUTO -> new Choice.Go(Target.ANY);
            case RESERVED_HOST -> reserve(recovery, attempt, List.of());
            case AUTO_PRIORITY ->
                    anyIsFresh
                            ? new Choice.Go(Target.ANY)
                            : reserve(recovery, attempt, List.of(Target.ANY));
            case RH_PRIORITY -> reserve(recovery, attempt, List.of(Target.ANY));
        };
    }

    /** A reserve not tried yet, else one more reserve, else whatever has failed least. */
    private static Choice reserve(HostRecovery recovery, Attempt attempt, List<Target> otherwise) {
        Reserves reserves = recovery.reserves();
        List<Target> ready = reserves.ready().stream().map(Target::on).toList();
        for (Target target : ready) {
            if (attempt.failuresAt(target) == 0) {
                return new Choice.Go(target);
            }
        }
        if (!reserves.exhausted()) {
            return new Choice.AwaitReserve();
        }
        return Stream.concat(ready.stream(), otherwise.stream())
                .min(Comparator.comparing(attempt::failuresAt))
                .<Choice>map(Choice.Go::new)
                .orElseGet(
                        () ->
                                new Choice.Nowhere(
                                        "no reserved host is left in the segment: add one (masakari"
                                                + " host create … --reserved), then \"masakari"
                                                + " recovery retry\""));
    }

    /** True if there is a place where this move has not been tried. */
    static boolean hasFreshPlace(HostRecovery recovery, VmMove move) {
        Choice choice = choose(recovery, move);
        return choice instanceof Choice.AwaitReserve
                || (choice instanceof Choice.Go go && move.attempt().failuresAt(go.target()) == 0);
    }
}
