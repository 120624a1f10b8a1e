package org.masakari.processmonitor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.processmonitor.judge.Observation;
import org.masakari.processmonitor.plan.Plan;
import org.masakari.processmonitor.plan.UnitCare;
import org.masakari.processmonitor.plan.UnitTarget;

/** With a script in the place of systemctl. */
class SystemctlTest {
    private static final UnitTarget A = new UnitTarget("a.service", UnitCare.RESTART, Plan.NONE);
    private static final UnitTarget B = new UnitTarget("b.service", UnitCare.RESTART, Plan.NONE);

    @TempDir Path folder;

    @Test
    void allUnitsAreAskedForAtOnce() throws Exception {
        Systemctl systemctl =
                systemctl(
                        "echo \"$@\" >>"
                                + folder
                                + "/calls; printf 'ActiveState=active\\nMainPID=7\\nNRestarts=0\\n"
                                + "\\nActiveState=failed\\n'");

        assertThat(systemctl.look(List.of(A, B)))
                .containsEntry(A, new Observation.Running("7/0"))
                .containsEntry(B, new Observation.Missing());
        assertThat(folder.resolve("calls"))
                .hasContent(
                        "show -p LoadState,ActiveState,SubState,Result,UnitFileState,MainPID,"
                                + "NRestarts -- a.service b.service");
    }

    @Test
    void aSystemdThatDoesNotAnswerIsNoReasonToActOrReport() throws Exception {
        Systemctl systemctl = systemctl("echo 'Failed to connect to bus' >&2; exit 1");

        assertThat(systemctl.look(List.of(A)).get(A))
                .isEqualTo(
                        new Observation.Unclear(
                                folder.resolve("systemctl")
                                        + " ended with 1: Failed to connect to bus"));
    }

    @Test
    void aSystemdThatHangsIsNotWaitedFor() throws Exception {
        Systemctl systemctl = systemctl("exec sleep 60");

        assertThat(systemctl.look(List.of(A)).get(A)).isInstanceOf(Observation.Unclear.class);
    }

    @Test
    void aMissingSystemctlIsNoReasonToActOrReport() {
        Systemctl systemctl = new Systemctl(folder + "/none", Duration.ofMillis(300), folder);

        assertThat(systemctl.look(List.of(A)).get(A)).isInstanceOf(Observation.Unclear.class);
    }

    @Test
    void aUnitThatFailedTooOftenCanBeRestartedNevertheless() {
        assertThat(Systemctl.plan("systemctl", "a.service", UnitCare.RESTART).restart())
                .extracting(Object::toString)
                .containsExactly("systemctl reset-failed a.service", "systemctl restart a.service");
    }

    private Systemctl systemctl(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("systemctl"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new Systemctl(program.toString(), Duration.ofMillis(1500), folder);
    }
}
