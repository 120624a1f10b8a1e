package org.masakari.processmonitor.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.processmonitor.plan.UnitCare.ALWAYS;
import static org.masakari.processmonitor.plan.UnitCare.REPORT;
import static org.masakari.processmonitor.plan.UnitCare.RESTART;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.masakari.processmonitor.judge.Observation;
import org.masakari.processmonitor.plan.UnitCare;

class UnitStatusTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aUnitIsTakenForWhatTheTableSays(
            String name, UnitStatus status, UnitCare care, Class<? extends Observation> expected) {
        assertThat(status.observe(care)).isInstanceOf(expected);
    }

    static Stream<Arguments> aUnitIsTakenForWhatTheTableSays() {
        Class<?> running = Observation.Running.class;
        Class<?> missing = Observation.Missing.class;
        Class<?> unclear = Observation.Unclear.class;
        Class<?> stopped = Observation.Stopped.class;
        Class<?> leftAlone = Observation.LeftAlone.class;
        return Stream.of(
                row("running", unit("active", "running", "success", "enabled"), RESTART, running),
                row("reloading", unit("reloading", "reload", "success", ""), RESTART, running),
                row(
                        "running, though disabled",
                        unit("active", "running", "success", "disabled"),
                        RESTART,
                        running),
                row("starting", unit("activating", "start", "success", ""), RESTART, unclear),
                row("stopping", unit("deactivating", "stop", "success", ""), RESTART, unclear),
                row(
                        "systemd restarts it",
                        unit("activating", "auto-restart", "exit-code", "enabled"),
                        RESTART,
                        missing),
                row("failed", unit("failed", "failed", "signal", "enabled"), RESTART, missing),
                row("failed, static", unit("failed", "failed", "signal", ""), RESTART, missing),
                row(
                        "failed, only to be reported",
                        unit("failed", "failed", "signal", "enabled"),
                        REPORT,
                        missing),
                row(
                        "failed, disabled",
                        unit("failed", "failed", "signal", "disabled"),
                        RESTART,
                        leftAlone),
                row(
                        "failed, masked",
                        unit("failed", "failed", "signal", "masked-runtime"),
                        ALWAYS,
                        leftAlone),
                row("stopped", unit("inactive", "dead", "success", "enabled"), RESTART, stopped),
                row(
                        "stopped, but must not be",
                        unit("inactive", "dead", "success", "enabled"),
                        ALWAYS,
                        missing),
                row(
                        "stopped and disabled",
                        unit("inactive", "dead", "success", "disabled"),
                        ALWAYS,
                        leftAlone),
                row(
                        "inactive after a failure",
                        unit("inactive", "dead", "exit-code", "enabled"),
                        RESTART,
                        missing));
    }

    @Test
    void aUnitThatSystemdDoesNotKnowIsLeftAlone() {
        UnitStatus status = ShowOutput.parse("LoadState=not-found\nActiveState=inactive\n").get(0);

        assertThat(status.observe(ALWAYS)).isInstanceOf(Observation.LeftAlone.class);
    }

    @Test
    void anInstanceIsKnownByItsProcessAndByHowOftenSystemdRestartedIt() {
        UnitStatus status =
                new UnitStatus("loaded", "active", "running", "success", "enabled", "4711", "2");

        assertThat(status.observe(RESTART)).isEqualTo(new Observation.Running("4711/2"));
    }

    @Test
    void eachParagraphIsAUnit() {
        String answer =
                """
                MainPID=812
                NRestarts=0
                Result=success
                LoadState=loaded
                ActiveState=active
                SubState=running
                UnitFileState=enabled

                Result=exit-code
                LoadState=loaded
                ActiveState=failed
                SubState=failed
                UnitFileState=
                """;

        List<UnitStatus> statuses = ShowOutput.parse(answer);

        assertThat(statuses)
                .containsExactly(
                        new UnitStatus(
                                "loaded", "active", "running", "success", "enabled", "812", "0"),
                        new UnitStatus("loaded", "failed", "failed", "exit-code", "", "", ""));
    }

    private static UnitStatus unit(String active, String sub, String result, String file) {
        return new UnitStatus("loaded", active, sub, result, file, "1", "0");
    }

    private static Arguments row(String name, UnitStatus status, UnitCare care, Class<?> expected) {
        return Arguments.of(name, status, care, expected);
    }
}
