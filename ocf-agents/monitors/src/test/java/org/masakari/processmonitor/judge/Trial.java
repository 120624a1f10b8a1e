package org.masakari.processmonitor.judge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Leads one process past a judge, an observation after the other, and collects what it says. */
final class Trial {
    /** Two tries in all; a try's process has 5 s to come, and 10 s to prove itself. */
    static final Policy POLICY =
            new Policy(1, Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ZERO);

    private final Judge judge;
    private final Means means;
    private Watched state = Watched.unseen(false);
    private Duration now = Duration.ofHours(1);
    private final List<String> verdicts = new ArrayList<>();

    Trial(Policy policy, Means means) {
        judge = new Judge(policy);
        this.means = means;
    }

    /** Of a process with a restart of two commands. */
    static Trial usual() {
        return new Trial(POLICY, new Means(false, 2));
    }

    /** One that was seen running. */
    static Trial up() {
        return usual().running("a");
    }

    /** One whose two tries have failed, and that is reported. */
    static Trial givenUp() {
        return up().missing().ended().missing().failedTry().failedTry().ended().forgetting();
    }

    Trial remembering(boolean reported) {
        state = Watched.unseen(reported);
        return this;
    }

    Trial after(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    Trial running(String instance) {
        return observe(new Observation.Running(instance));
    }

    Trial missing() {
        return observe(new Observation.Missing());
    }

    Trial leftAlone() {
        return observe(new Observation.LeftAlone("masked"));
    }

    Trial stopped() {
        return observe(new Observation.Stopped("stopped"));
    }

    Trial ended(Integer... succeeded) {
        return observe(new Observation.JobEnded(Set.of(succeeded)));
    }

    /** The commands of a try end, and nothing comes of it in time. */
    Trial failedTry() {
        return ended().after(5).missing();
    }

    Trial observe(Observation observation) {
        Decision decision = judge.decide(state, means, observation, now);
        state = decision.state();
        decision.verdicts().stream()
                .filter(verdict -> !(verdict instanceof Verdict.Say))
                .map(Trial::text)
                .forEach(verdicts::add);
        return this;
    }

    Trial forgetting() {
        verdicts.clear();
        return this;
    }

    Phase phase() {
        return state.phase();
    }

    /** {@code stopped}, {@code started}, or a job, such as {@code restart [0, 1]}. */
    List<String> verdicts() {
        return verdicts;
    }

    private static String text(Verdict verdict) {
        if (verdict instanceof Verdict.Run run) {
            String job = run.job().name().toLowerCase(Locale.ROOT);
            return run.parts().isEmpty() ? job : job + " " + run.parts();
        }
        return verdict instanceof Verdict.ReportStopped ? "stopped" : "started";
    }
}
