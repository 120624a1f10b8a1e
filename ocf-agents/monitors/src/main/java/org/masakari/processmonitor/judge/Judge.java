package org.masakari.processmonitor.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides what is done about one process: start it, restart it a few times, report it once, report
 * its return.
 *
 * <p>A process is back when it has run for {@link Policy#stableFor} without being replaced; that a
 * command ended with 0 says nothing. One that comes and ends again uses up the tries of its pass,
 * whoever starts it: systemd may do so faster than we, for ever.
 */
public final class Judge {
    private final Policy policy;

    public Judge(Policy policy) {
        this.policy = policy;
    }

    /**
     * Concludes what {@code observation} means; changes nothing.
     *
     * @param now since the monitor's start, by a clock that nobody sets
     */
    public Decision decide(Watched state, Means means, Observation observation, Duration now) {
        if (observation instanceof Observation.JobEnded ended) {
            return Decision.of(ended(state, ended, now));
        }
        if (state.phase().isWorking() || observation instanceof Observation.Unclear) {
            return Decision.of(state);
        }
        if (observation instanceof Observation.LeftAlone left) {
            return leave(state, left.why());
        }
        if (observation instanceof Observation.Stopped stopped && !isOurDoing(state)) {
            return leave(state, stopped.why());
        }
        return observation instanceof Observation.Running running
                ? running(state, running.instance(), now)
                : missing(state, means, now);
    }

    private Watched ended(Watched state, Observation.JobEnded job, Duration now) {
        return switch (state.phase()) {
            case STARTING -> awaiting(state, now);
            case PREPARING -> state.in(Phase.DOWN);
            case RESTARTING -> awaiting(state.withDone(job.succeeded()), now);
            case FINISHING -> state.up(state.seen());
            case GIVING_UP -> state.in(Phase.GIVEN_UP).rested();
            case NEW, UP, DOWN, AWAITING, PROVING, GIVEN_UP, LEFT_ALONE -> state;
        };
    }

    /** A restart that fails for want of another unit leaves this one as if it had been stopped. */
    private static boolean isOurDoing(Watched state) {
        return switch (state.phase()) {
            case DOWN, AWAITING, GIVEN_UP -> true;
            case NEW, UP, PROVING, LEFT_ALONE -> false;
            case STARTING, PREPARING, RESTARTING, FINISHING, GIVING_UP -> false;
        };
    }

    private static Decision leave(Watched state, String why) {
        boolean known = state.phase() == Phase.LEFT_ALONE && state.seen().equals(why);
        return known
                ? Decision.of(state)
                : Decision.of(state.leftAlone(why), new Verdict.Say("left alone: " + why));
    }

    private Decision running(Watched state, String instance, Duration now) {
        return switch (state.phase()) {
            case NEW, LEFT_ALONE ->
                    Decision.of(
                            state.reported() ? proving(state, instance, now) : state.up(instance));
            case UP ->
                    Decision.of(
                            state.seen().equals(instance) ? state : proving(state, instance, now));
            case DOWN, AWAITING, GIVEN_UP -> Decision.of(proving(state, instance, now));
            case PROVING -> proven(state, instance, now);
            case STARTING, PREPARING, RESTARTING, FINISHING, GIVING_UP -> Decision.of(state);
        };
    }

    private Decision proven(Watched state, String instance, Duration now) {
        if (!state.seen().equals(instance)) {
            return state.tries() >= policy.tries()
                    ? giveUp(state, now)
                    : Decision.of(
                            proving(state.withOneMoreTry(), instance, now),
                            new Verdict.Say("ended soon after its start; another one runs now"));
        }
        return now.compareTo(state.until()) < 0 ? Decision.of(state) : back(state);
    }

    private static Decision back(Watched state) {
        List<Verdict> verdicts = new ArrayList<>();
        if (state.reported()) {
            verdicts.add(new Verdict.ReportStarted());
        }
        Watched next = state.withReported(false);
        if (!state.acted()) {
            return new Decision(next.up(state.seen()), verdicts);
        }
        verdicts.add(new Verdict.Say("runs again"));
        verdicts.add(new Verdict.Run(Job.FINISH, List.of()));
        return new Decision(next.in(Phase.FINISHING), verdicts);
    }

    private Decision missing(Watched state, Means means, Duration now) {
        return switch (state.phase()) {
            case NEW -> means.startable() ? start(state) : begin(state);
            case UP, LEFT_ALONE -> begin(state.withTries(0));
            case DOWN -> restart(state, means, now);
            case AWAITING -> awaited(state, means, now);
            case PROVING -> lostAgain(state, means, now);
            case GIVEN_UP ->
                    isTimeForAnother(state, now)
                            ? begin(state.withTries(policy.tries() - 1))
                            : Decision.of(state);
            case STARTING, PREPARING, RESTARTING, FINISHING, GIVING_UP -> Decision.of(state);
        };
    }

    private static Decision start(Watched state) {
        return Decision.of(
                state.in(Phase.STARTING),
                new Verdict.Say("does not run yet: starting it"),
                new Verdict.Run(Job.START, List.of()));
    }

    private static Decision begin(Watched state) {
        return Decision.of(
                state.acting(),
                new Verdict.Say("does not run: bringing it back"),
                new Verdict.Run(Job.PREPARE, List.of()));
    }

    private Decision restart(Watched state, Means means, Duration now) {
        if (means.parts() == 0) {
            return Decision.of(awaiting(state.withTries(state.tries() + 1), now));
        }
        Watched next = state.withOneMoreTry();
        // All have succeeded, and yet it is not there: they all have to be run again.
        Watched from = next.done().size() < means.parts() ? next : next.withNothingDone();
        List<Integer> parts =
                IntStream.range(0, means.parts())
                        .filter(part -> !from.done().contains(part))
                        .boxed()
                        .toList();
        return Decision.of(from.in(Phase.RESTARTING), new Verdict.Run(Job.RESTART, parts));
    }

    private Decision awaited(Watched state, Means means, Duration now) {
        if (now.compareTo(state.until()) < 0) {
            return Decision.of(state);
        }
        if (!state.acted()) {
            return begin(state);
        }
        return state.tries() >= policy.tries() ? giveUp(state, now) : restart(state, means, now);
    }

    private Decision lostAgain(Watched before, Means means, Duration now) {
        // A command of ours is tried first, if there is one.
        boolean hasTried = before.tries() > 0 || means.parts() == 0;
        Watched state = before.acted() && hasTried ? before.withItsProcessLost() : before;
        if (state.tries() >= policy.tries()) {
            return giveUp(state, now);
        }
        return state.acted()
                ? Decision.of(
                        awaiting(state, now),
                        new Verdict.Say("ended soon after its start: one more try"))
                : begin(state);
    }

    private Decision giveUp(Watched state, Duration now) {
        List<Verdict> verdicts = new ArrayList<>();
        if (!state.reported()) {
            verdicts.add(new Verdict.ReportStopped());
        }
        if (state.acted()) {
            verdicts.add(new Verdict.Run(Job.FINISH, List.of()));
        }
        Phase next = state.acted() ? Phase.GIVING_UP : Phase.GIVEN_UP;
        // Its tries are used up: what comes and ends again is not tried again.
        Watched given = state.withReported(true).withTries(policy.tries());
        return new Decision(given.in(next, now.plus(policy.retryAfterReport())), verdicts);
    }

    private boolean isTimeForAnother(Watched state, Duration now) {
        return !policy.retryAfterReport().isZero() && now.compareTo(state.until()) >= 0;
    }

    private Watched awaiting(Watched state, Duration now) {
        return state.in(Phase.AWAITING, now.plus(policy.rebootInterval()));
    }

    private Watched proving(Watched state, String instance, Duration now) {
        return state.proving(instance, now.plus(policy.stableFor()));
    }
}
