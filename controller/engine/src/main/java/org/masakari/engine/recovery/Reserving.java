package org.masakari.engine.recovery;

import java.util.Optional;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/** Taking reserved hosts, one after the other, and giving back those where nothing landed. */
final class Reserving {
    private static final int GIVE_BACK_ATTEMPTS = 8;

    private final Policy policy;

    Reserving(Policy policy) {
        this.policy = policy;
    }

    /** After an interruption: enable what was taken; what was being asked for is asked for anew. */
    HostRecovery interrupted(HostRecovery recovery, Decision.Builder out) {
        recovery.reserves()
                .find(each -> each.state() == Reserve.State.TAKEN)
                .ifPresent(each -> out.effect(enable(each, 1)));
        return recovery.with(recovery.reserves().interrupted());
    }

    /** One more reserved host is needed. */
    HostRecovery ask(HostRecovery recovery, Decision.Builder out) {
        if (recovery.reserves().isComing() || recovery.reserves().exhausted()) {
            return recovery;
        }
        out.effect(take(recovery, 1));
        return recovery.with(recovery.reserves().askingNow());
    }

    private Effect take(HostRecovery recovery, int attempt) {
        return new Effect.TakeReserve(
                recovery.header().host(),
                recovery.reserves().hosts(),
                policy.reserves().joinAggregates(),
                attempt);
    }

    HostRecovery taken(HostRecovery recovery, Event.ReserveTaken event, Decision.Builder out) {
        if (!(event.outcome() instanceof Outcome.Done<Optional<Event.TakenReserve>> done)) {
            String why = "no reserved host yet: " + event.outcome().why();
            out.step(recovery.phase(), why);
            if (isLate(recovery, out)) {
                return recovery.with(recovery.reserves().exhaustedNow());
            }
            out.effect(
                    new Effect.Later(
                            Backoff.after(event.attempt(), event.outcome()),
                            take(recovery, event.attempt() + 1)));
            return recovery;
        }
        if (done.value().isEmpty()) {
            out.step(recovery.phase(), "no reserved host that is up is left in the segment");
            return recovery.with(recovery.reserves().exhaustedNow());
        }
        Event.TakenReserve taken = done.value().get();
        Reserves more = recovery.reserves().plus(taken.host(), taken.aggregates());
        out.step(recovery.phase(), "reserved host " + taken.host() + " taken")
                .effect(new Effect.EnableReserve(taken.host(), taken.aggregates(), 1));
        return recovery.with(more);
    }

    HostRecovery enabled(HostRecovery recovery, Event.ReserveEnabled event, Decision.Builder out) {
        HostName host = event.host();
        Optional<Reserve> reserve =
                recovery.reserves()
                        .find(r -> r.host().equals(host) && r.state() == Reserve.State.TAKEN);
        if (reserve.isEmpty()) {
            return recovery;
        }
        if (event.outcome() instanceof Outcome.Done) {
            out.step(recovery.phase(), "reserved host " + host + " enabled");
            return recovery.with(recovery.reserves().put(host, Reserve.State.READY));
        }
        String why = event.outcome().why();
        if (event.outcome() instanceof Outcome.Refused || isLate(recovery, out)) {
            out.step(recovery.phase(), "reserved host " + host + " cannot be enabled: " + why);
            return recovery.with(recovery.reserves().put(host, Reserve.State.UNUSABLE));
        }
        out.step(recovery.phase(), "enabling " + host + " failed: " + why)
                .effect(
                        new Effect.Later(
                                Backoff.after(event.attempt(), event.outcome()),
                                enable(reserve.get(), event.attempt() + 1)));
        return recovery;
    }

    private static Effect enable(Reserve reserve, int attempt) {
        return new Effect.EnableReserve(reserve.host(), reserve.aggregates(), attempt);
    }

    /** The next reserved host where nothing landed and which was not given back yet. */
    static Optional<Reserve> toGiveBack(HostRecovery recovery) {
        return recovery.reserves()
                .find(
                        each ->
                                each.state() != Reserve.State.GIVEN_BACK
                                        && !recovery.any(move -> mayBeOn(move, each.host())));
    }

    private static boolean mayBeOn(VmMove move, HostName host) {
        return host.equals(move.destination())
                && move.migration() != null
                && !move.migration().hasFailed();
    }

    static Effect giveBack(Reserve reserve, int attempt) {
        return new Effect.GiveReserveBack(reserve.host(), reserve.aggregates(), attempt);
    }

    HostRecovery givenBack(
            HostRecovery recovery, Event.ReserveGivenBack event, Decision.Builder out) {
        HostName host = event.host();
        if (event.outcome() instanceof Outcome.Done) {
            out.step(recovery.phase(), "nothing went to " + host + ": it is a reserve again");
            return recovery.with(recovery.reserves().put(host, Reserve.State.GIVEN_BACK));
        }
        String why = event.outcome().why();
        if (event.attempt() >= GIVE_BACK_ATTEMPTS && isLate(recovery, out)) {
            out.step(
                    recovery.phase(),
                    host
                            + " could not be given back: "
                            + why
                            + ". Disable its nova-compute, then \"masakari host update --reserved\"");
            return recovery.with(recovery.reserves().put(host, Reserve.State.GIVEN_BACK));
        }
        recovery.reserves()
                .find(each -> each.host().equals(host))
                .ifPresent(
                        each ->
                                out.step(
                                                recovery.phase(),
                                                "giving " + host + " back failed: " + why)
                                        .effect(
                                                new Effect.Later(
                                                        Backoff.after(
                                                                event.attempt(), event.outcome()),
                                                        giveBack(each, event.attempt() + 1))));
        return recovery;
    }

    private boolean isLate(HostRecovery recovery, Decision.Builder out) {
        return Deadline.isPast(recovery, policy.recoveryTimeout(), out.now());
    }
}
