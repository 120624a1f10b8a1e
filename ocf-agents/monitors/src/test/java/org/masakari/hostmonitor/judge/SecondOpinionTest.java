package org.masakari.hostmonitor.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.hostmonitor.judge.Views.view;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host that was fenced with {@code off}, where the operator wants its power looked at too. */
class SecondOpinionTest {

    @Test
    void itIsAskedOnceAndNothingReportedBeforeTheAnswer() {
        Trial trial = fenced(SecondOpinion.HOLD_IF_UNKNOWN).look(view(Views.offline()));

        assertThat(trial.reports()).containsExactly("ask compute1");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "HOLD_IF_UNKNOWN, OFF, fenced compute1 FENCER",
        "HOLD_IF_UNKNOWN, ON, alarm compute1",
        "HOLD_IF_UNKNOWN, UNKNOWN, alarm compute1",
        "REPORT_IF_UNKNOWN, OFF, fenced compute1 FENCER",
        "REPORT_IF_UNKNOWN, ON, alarm compute1",
        "REPORT_IF_UNKNOWN, UNKNOWN, fenced compute1 FENCER"
    })
    void theAnswerDecides(SecondOpinion policy, Opinion opinion, String expected) {
        Trial trial = fenced(policy).opinion(opinion).look(view(Views.offline()));

        assertThat(trial.reports()).containsExactly("ask compute1", expected);
    }

    @Test
    void aNewProcessAsksAgain() {
        Trial trial = fenced(SecondOpinion.HOLD_IF_UNKNOWN).restarted().look(view(Views.offline()));

        assertThat(trial.reports()).containsExactly("ask compute1", "ask compute1");
    }

    @Test
    void anAnswerThatNobodyWaitsForIsNothing() {
        Trial trial = new Trial(Views.asking(SecondOpinion.HOLD_IF_UNKNOWN)).opinion(Opinion.OFF);

        assertThat(trial.verdicts()).isEmpty();
    }

    @Test
    void aHostThatWasRebootedIsNotAskedFor() {
        Trial trial =
                new Trial(Views.asking(SecondOpinion.HOLD_IF_UNKNOWN))
                        .fencing(Views.reboot(Views.NODE))
                        .look(view(Views.offline()));

        assertThat(trial.reports()).isEqualTo(List.of("fenced compute1 FENCER"));
    }

    private static Trial fenced(SecondOpinion policy) {
        return new Trial(Views.asking(policy))
                .fencing(Views.event(Views.NODE, "off", true, "node2"))
                .look(view(Views.offline()));
    }
}
