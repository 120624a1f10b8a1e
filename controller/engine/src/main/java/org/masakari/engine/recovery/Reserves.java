package org.masakari.engine.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.masakari.protocol.HostName;

/**
 * The reserved hosts that a recovery has taken so far.
 *
 * @param taken in the order of taking
 * @param exhausted true once the segment had none left
 * @param asking true while one more is being taken; not recorded, since after an interruption it is
 *     simply asked for again
 */
public record Reserves(List<Reserve> taken, boolean exhausted, boolean asking) {
    /** None was asked for yet. */
    public static final Reserves NONE = new Reserves(List.of(), false, false);

    public Reserves {
        taken = List.copyOf(taken);
    }

    Reserves askingNow() {
        return new Reserves(taken, exhausted, true);
    }

    Reserves plus(HostName host, Set<String> aggregates) {
        List<Reserve> more = new ArrayList<>(taken);
        more.add(new Reserve(host, Reserve.State.TAKEN, aggregates));
        return new Reserves(more, exhausted, false);
    }

    Reserves exhaustedNow() {
        return new Reserves(taken, true, false);
    }

    Reserves interrupted() {
        return new Reserves(taken, exhausted, false);
    }

    Reserves put(HostName host, Reserve.State state) {
        List<Reserve> changed = new ArrayList<>();
        taken.forEach(each -> changed.add(each.host().equals(host) ? each.in(state) : each));
        return new Reserves(changed, exhausted, asking);
    }

    Optional<Reserve> find(Predicate<Reserve> which) {
        return taken.stream().filter(which).findFirst();
    }

    /** True while one is on its way to being ready. */
    boolean isComing() {
        return asking || find(each -> each.state() == Reserve.State.TAKEN).isPresent();
    }

    List<HostName> ready() {
        return taken.stream()
                .filter(each -> each.state() == Reserve.State.READY)
                .map(Reserve::host)
                .toList();
    }

    Set<HostName> hosts() {
        return taken.stream().map(Reserve::host).collect(Collectors.toSet());
    }
}
