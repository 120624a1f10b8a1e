package org.masakari.engine.driver;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.masakari.engine.pace.Permits;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Claim;
import org.masakari.engine.port.ClaimGuard;
import org.masakari.engine.port.ClaimLostException;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.Journal;
import org.masakari.engine.recovery.Decision;
import org.masakari.engine.recovery.Effect;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.Recovery;
import org.masakari.engine.recovery.Step;

/**
 * Drives one claimed recovery to its end: decide, record, and only then act.
 *
 * <p>Events are handled one at a time, in the order of their arrival; effects run beside each
 * other. What leads to nothing is recorded with what comes next. The first sign that the claim is
 * lost ends everything: no more writes, no more calls.
 */
public final class RecoveryDriver {
    /** Told what a driver does and how it came to its end. Called on any thread. */
    public interface Listener {

        /** Something was decided and is recorded: {@code before} has become {@code next}. */
        void recorded(Recovery before, Recovery next, List<Step> steps);

        /** The recovery reached a terminal phase, which is recorded. */
        void ended(Recovery recovery);

        /** Another controller drives it now, or this one may no longer. */
        void stopped(Claim claim);

        /** Recording or deciding failed; the claim should be given up, so that it is tried anew. */
        void failed(Claim claim, RuntimeException error);
    }

    /** What drivers have in common. */
    public record Context(
            ComputeCloud cloud,
            Journal journal,
            ClaimGuard guard,
            Work work,
            Clock clock,
            Policy policy,
            Permits permits) {}

    private final Claim claim;
    private final Context context;
    private final CloudEffects onCloud;
    private final JournalEffects onJournal;
    private final Listener listener;
    private final Machines machines;
    private final Deque<Event> events = new ArrayDeque<>();
    private final Unrecorded unrecorded;
    private volatile Recovery recovery;
    private boolean handling;
    private volatile boolean stopped;

    public RecoveryDriver(Claim claim, Recovery recovery, Context context, Listener listener) {
        this.claim = claim;
        this.recovery = recovery;
        this.unrecorded = new Unrecorded(recovery);
        this.context = context;
        this.listener = listener;
        ComputeCloud cloud = new GuardedCloud(context.cloud(), () -> context.guard().check(claim));
        this.onCloud = new CloudEffects(cloud, context.clock());
        this.onJournal = new JournalEffects(claim, context.journal(), cloud);
        this.machines = new Machines(context.policy());
    }

    /** Begins, on another thread. */
    public void start() {
        context.permits().begin(recovery);
        context.work().submit(() -> tell(new Event.Begun()));
    }

    /** Ends it from outside: nothing more is written or called. */
    public void stop() {
        stopped = true;
        context.permits().forget(recovery);
    }

    /** The claim that it drives under. */
    public Claim claim() {
        return claim;
    }

    private void tell(Event event) {
        synchronized (events) {
            events.add(event);
            if (handling) {
                return;
            }
            handling = true;
        }
        handleAll();
    }

    private void handleAll() {
        while (true) {
            Event event;
            synchronized (events) {
                event = events.poll();
                if (event == null || stopped) {
                    handling = false;
                    return;
                }
            }
            handle(event);
        }
    }

    private void handle(Event event) {
        try {
            Recovery before = recovery;
            Instant now = context.clock().instant();
            Decision decision =
                    machines.decide(before, event, now, context.permits().allowance(before));
            boolean records = unrecorded.add(before, decision, now);
            if (records) {
                context.journal()
                        .record(claim, unrecorded.recorded(), decision.next(), unrecorded.steps());
            }
            recovery = decision.next();
            context.permits().observe(before, recovery, event, now);
            if (stopped) {
                context.permits().forget(recovery);
                return;
            }
            if (records) {
                listener.recorded(unrecorded.recorded(), recovery, unrecorded.steps());
                unrecorded.recordedAs(recovery);
            }
            decision.effects().forEach(this::carryOut);
            if (recovery.phase().isTerminal() && !before.phase().isTerminal()) {
                context.permits().forget(recovery);
                listener.ended(recovery);
            }
        } catch (ClaimLostException e) {
            lose();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void carryOut(Effect effect) {
        if (effect instanceof Effect.Later later) {
            context.work().schedule(() -> run(later.effect()), later.delay());
        } else {
            context.work().submit(() -> run(effect));
        }
    }

    private void run(Effect effect) {
        if (stopped) {
            return;
        }
        try {
            context.guard().check(claim);
            if (effect instanceof Effect.CloudChange) {
                context.journal().confirm(claim);
            }
            tell(outcomeOf(effect));
        } catch (ClaimLostException e) {
            lose();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private Event outcomeOf(Effect effect) {
        if (effect instanceof Effect.CloudEffect cloud) {
            return onCloud.run(cloud);
        }
        if (effect instanceof Effect.JournalEffect journal) {
            return onJournal.run(journal);
        }
        if (effect instanceof Effect.Wake) {
            return new Event.Woken();
        }
        throw new IllegalArgumentException("no way to run " + effect);
    }

    private void lose() {
        stop();
        listener.stopped(claim);
    }

    private void fail(RuntimeException error) {
        stop();
        listener.failed(claim, error);
    }
}
