package org.masakari.processmonitor.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One process, one observation more: what is done about it? */
class JudgeTruthTableTest {
    private static final List<String> NOTHING = List.of();

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anObservationLeadsToWhatTheTableSays(
            String name,
            Trial given,
            UnaryOperator<Trial> when,
            List<String> expected,
            Phase phase) {
        Trial then = when.apply(given.forgetting());

        assertThat(then.verdicts()).isEqualTo(expected);
        assertThat(then.phase()).isEqualTo(phase);
    }

    static Stream<Arguments> anObservationLeadsToWhatTheTableSays() {
        return Stream.of(atTheStart(), pass(), comingBack(), givenUp(), leftAlone())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> atTheStart() {
        return Stream.of(
                row(
                        "what runs at the start is not started",
                        startable(),
                        trial -> trial.running("a"),
                        NOTHING,
                        Phase.UP),
                row(
                        "what does not run at the start is started",
                        startable(),
                        Trial::missing,
                        List.of("start"),
                        Phase.STARTING),
                row(
                        "without a start command it is restarted",
                        Trial.usual(),
                        Trial::missing,
                        List.of("prepare"),
                        Phase.PREPARING),
                row(
                        "what a start does not bring is restarted",
                        startable().missing().ended(),
                        trial -> trial.after(5).missing(),
                        List.of("prepare"),
                        Phase.PREPARING),
                row(
                        "what a start brings has to prove itself",
                        startable().missing().ended(),
                        trial -> trial.running("a"),
                        NOTHING,
                        Phase.PROVING),
                row(
                        "what cannot be judged is left for the next look",
                        Trial.usual(),
                        trial -> trial.observe(new Observation.Unclear("systemd hangs")),
                        NOTHING,
                        Phase.NEW));
    }

    private static Stream<Arguments> pass() {
        return Stream.of(
                row("it ends", Trial.up(), Trial::missing, List.of("prepare"), Phase.PREPARING),
                row(
                        "a look while commands run says nothing",
                        Trial.up().missing(),
                        Trial::missing,
                        NOTHING,
                        Phase.PREPARING),
                row(
                        "it is still missing after the script",
                        Trial.up().missing().ended(),
                        Trial::missing,
                        List.of("restart [0, 1]"),
                        Phase.RESTARTING),
                row(
                        "it came by itself during the script",
                        Trial.up().missing().ended(),
                        trial -> trial.running("b"),
                        NOTHING,
                        Phase.PROVING),
                row(
                        "a try has time",
                        triedOnce(),
                        trial -> trial.after(4).missing(),
                        NOTHING,
                        Phase.AWAITING),
                row(
                        "a try failed",
                        triedOnce(),
                        trial -> trial.after(5).missing(),
                        List.of("restart [0, 1]"),
                        Phase.RESTARTING),
                row(
                        "the part that succeeded is not repeated",
                        Trial.up().missing().ended().missing().ended(0),
                        trial -> trial.after(5).missing(),
                        List.of("restart [1]"),
                        Phase.RESTARTING),
                row(
                        "all parts succeeded, but nothing came of it: all are repeated",
                        Trial.up().missing().ended().missing().ended(0, 1),
                        trial -> trial.after(5).missing(),
                        List.of("restart [0, 1]"),
                        Phase.RESTARTING),
                row(
                        "the last try failed",
                        triedOnce().after(5).missing().ended(),
                        trial -> trial.after(5).missing(),
                        List.of("stopped", "finish"),
                        Phase.GIVING_UP),
                row(
                        "without a restart command its return is awaited, then it is reported",
                        new Trial(Trial.POLICY, new Means(false, 0)).running("a").missing().ended(),
                        trial -> trial.missing().after(5).missing().after(5).missing(),
                        List.of("stopped", "finish"),
                        Phase.GIVING_UP));
    }

    private static Stream<Arguments> comingBack() {
        return Stream.of(
                row(
                        "it is there, but for how long",
                        triedOnce().running("b"),
                        trial -> trial.after(9).running("b"),
                        NOTHING,
                        Phase.PROVING),
                row(
                        "it stays",
                        triedOnce().running("b"),
                        trial -> trial.after(10).running("b"),
                        List.of("finish"),
                        Phase.FINISHING),
                row(
                        "the script after it has ended",
                        triedOnce().running("b").after(10).running("b"),
                        Trial::ended,
                        NOTHING,
                        Phase.UP),
                row(
                        "it ends again too soon: another try",
                        triedOnce().running("b").missing(),
                        trial -> trial.after(5).missing(),
                        List.of("restart [0, 1]"),
                        Phase.RESTARTING),
                row(
                        "it ends again too soon after the last try",
                        triedOnce().after(5).missing().ended().running("b"),
                        Trial::missing,
                        List.of("stopped", "finish"),
                        Phase.GIVING_UP),
                row(
                        "without a restart command: somebody else starts it again and again in vain",
                        new Trial(Trial.POLICY, new Means(false, 0)).running("a").missing().ended(),
                        trial ->
                                trial.missing()
                                        .after(1)
                                        .running("b")
                                        .after(1)
                                        .missing()
                                        .after(1)
                                        .running("c")
                                        .after(1)
                                        .missing(),
                        List.of("stopped", "finish"),
                        Phase.GIVING_UP),
                row(
                        "somebody else starts it as well, faster than we, and in vain",
                        triedOnce().running("b").missing(),
                        trial -> trial.after(1).running("c").after(1).missing(),
                        List.of("stopped", "finish"),
                        Phase.GIVING_UP),
                row(
                        "it came by itself before a try of ours, and ends again: that try comes",
                        Trial.up().missing().ended().running("b").missing(),
                        trial -> trial.after(5).missing(),
                        List.of("restart [0, 1]"),
                        Phase.RESTARTING),
                row(
                        "somebody restarted it",
                        Trial.up(),
                        trial -> trial.running("b").after(10).running("b"),
                        NOTHING,
                        Phase.UP),
                row(
                        "somebody restarts it again and again, and it never stays",
                        Trial.up(),
                        trial -> trial.running("b").running("c").running("d").running("e"),
                        List.of("stopped"),
                        Phase.GIVEN_UP));
    }

    private static Stream<Arguments> givenUp() {
        return Stream.of(
                row(
                        "it stays away: nothing more is done or reported",
                        Trial.givenUp(),
                        trial -> trial.after(100_000).missing(),
                        NOTHING,
                        Phase.GIVEN_UP),
                row(
                        "it is back",
                        Trial.givenUp(),
                        trial -> trial.running("z").after(10).running("z"),
                        List.of("started"),
                        Phase.UP),
                row(
                        "it comes and goes: not reported",
                        Trial.givenUp(),
                        trial -> trial.running("z").after(9).missing(),
                        NOTHING,
                        Phase.GIVEN_UP),
                row(
                        "reported by an earlier monitor, and back",
                        Trial.usual().remembering(true),
                        trial -> trial.running("z").after(10).running("z"),
                        List.of("started"),
                        Phase.UP),
                row(
                        "reported by an earlier monitor, and still down: tried, not reported again",
                        Trial.usual().remembering(true),
                        trial -> trial.missing().ended().missing().failedTry().failedTry(),
                        List.of("prepare", "restart [0, 1]", "restart [0, 1]", "finish"),
                        Phase.GIVING_UP),
                row(
                        "at a slower pace: one try more",
                        slow().after(59).missing(),
                        trial -> trial.after(1).missing().ended().missing().failedTry(),
                        List.of("prepare", "restart [0, 1]", "finish"),
                        Phase.GIVING_UP),
                row(
                        "at a slower pace: not before its time",
                        slow(),
                        trial -> trial.after(59).missing(),
                        NOTHING,
                        Phase.GIVEN_UP));
    }

    private static Stream<Arguments> leftAlone() {
        return Stream.of(
                row(
                        "an operator wants it left alone",
                        Trial.up(),
                        trial -> trial.leftAlone().after(100).leftAlone(),
                        NOTHING,
                        Phase.LEFT_ALONE),
                row(
                        "in the midst of a pass",
                        triedOnce(),
                        trial -> trial.after(5).leftAlone(),
                        NOTHING,
                        Phase.LEFT_ALONE),
                row(
                        "no longer, and it runs",
                        Trial.up().leftAlone(),
                        trial -> trial.running("b"),
                        NOTHING,
                        Phase.UP),
                row(
                        "no longer, and it does not run",
                        Trial.up().leftAlone(),
                        Trial::missing,
                        List.of("prepare"),
                        Phase.PREPARING),
                row(
                        "no longer, and it was reported before",
                        Trial.givenUp().leftAlone(),
                        trial -> trial.running("b").after(10).running("b"),
                        List.of("started"),
                        Phase.UP),
                row("stopped cleanly", Trial.up(), Trial::stopped, NOTHING, Phase.LEFT_ALONE),
                row(
                        "stopped cleanly while it proves itself",
                        triedOnce().running("b"),
                        Trial::stopped,
                        NOTHING,
                        Phase.LEFT_ALONE),
                row(
                        "after a try that failed, stopped is no more than missing",
                        triedOnce(),
                        trial -> trial.after(5).stopped(),
                        List.of("restart [0, 1]"),
                        Phase.RESTARTING));
    }

    private static Trial startable() {
        return new Trial(Trial.POLICY, new Means(true, 2));
    }

    private static Trial triedOnce() {
        return Trial.up().missing().ended().missing().ended();
    }

    private static Trial slow() {
        Policy policy =
                new Policy(
                        0, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60));
        return new Trial(policy, new Means(false, 2))
                .running("a")
                .missing()
                .ended()
                .missing()
                .failedTry()
                .ended();
    }

    private static Arguments row(
            String name,
            Trial given,
            UnaryOperator<Trial> when,
            List<String> expected,
            Phase phase) {
        return Arguments.of(name, given, when, expected, phase);
    }
}
