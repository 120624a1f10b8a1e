package org.masakari.engine.pace;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.policy.MovePolicy.Pace;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.RecoveryId;
import org.masakari.protocol.HostName;

/**
 * One window on Nova for all recoveries of a controller. A recovery that has its share leaves what
 * is free to one that has less; a paused segment gets nothing.
 */
public final class Throttle implements Permits {
    private final Pace bounds;
    private final Window window;
    private final Function<HostName, Optional<Pause>> pauses;
    private final Map<RecoveryId, Use> uses = new HashMap<>();

    /**
     * A throttle with nothing under way.
     *
     * @param pauses the pause that holds for a host, if any; asked often, so it should not block
     */
    public Throttle(Pace bounds, Function<HostName, Optional<Pause>> pauses) {
        this.bounds = bounds;
        this.window = new Window(bounds);
        this.pauses = pauses;
    }

    @Override
    public synchronized void begin(Recovery recovery) {
        uses.put(recovery.header().id(), Use.of(recovery));
    }

    @Override
    public Allowance allowance(Recovery recovery) {
        Optional<Pause> pause = pauses.apply(recovery.header().host());
        return pause.isPresent()
                ? Allowance.none(pause.get().describe())
                : Allowance.of(places(recovery.header().id()));
    }

    private synchronized int places(RecoveryId id) {
        int own = uses.getOrDefault(id, Use.NONE).underWay();
        int free = Math.max(0, window.size() - underWay());
        int share = Math.max(1, window.size() / Math.max(1, uses.size()));
        boolean othersHaveLess =
                uses.entrySet().stream()
                        .anyMatch(
                                each ->
                                        !each.getKey().equals(id)
                                                && each.getValue().waiting() > 0
                                                && each.getValue().underWay() < share);
        int allowed = own >= share && othersHaveLess ? own : own + free;
        return Math.min(allowed, bounds.mostPerHost());
    }

    private int underWay() {
        return uses.values().stream().mapToInt(Use::underWay).sum();
    }

    @Override
    public synchronized void observe(Recovery before, Recovery next, Event event, Instant now) {
        Use was = uses.computeIfAbsent(next.header().id(), id -> Use.of(before));
        Use is = Use.of(next);
        boolean full = is.waiting() > 0 && underWay() >= window.size();
        if (underWay() == 0 && is.underWay() > 0) {
            window.began(now);
        }
        if (is.done() > was.done()) {
            window.completed(is.done() - was.done(), now, full);
        }
        if (event instanceof Event.EvacuateAnswered answer
                && answer.outcome() instanceof Outcome.Unavailable) {
            window.overloaded(now);
        }
        uses.put(next.header().id(), is);
    }

    @Override
    public synchronized void forget(Recovery recovery) {
        uses.remove(recovery.header().id());
    }

    /** How many evacuations may be under way now, over all recoveries. */
    public synchronized int size() {
        return window.size();
    }
}
