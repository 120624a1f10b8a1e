package org.masakari.instancemonitor.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.masakari.instancemonitor.judge.Domains.ALL;
import static org.masakari.instancemonitor.judge.Domains.DOMAIN;
import static org.masakari.instancemonitor.judge.Domains.happened;
import static org.masakari.instancemonitor.judge.Domains.incoming;
import static org.masakari.instancemonitor.judge.Domains.lifecycle;
import static org.masakari.instancemonitor.judge.Domains.notes;
import static org.masakari.instancemonitor.judge.Domains.reported;
import static org.masakari.instancemonitor.judge.Domains.running;
import static org.masakari.instancemonitor.judge.Domains.unknown;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.libvirt.AgentAnswer;
import org.masakari.libvirt.DomainEvent;

/** Which events mean a failure: numbers as libvirt/libvirt-domain.h has them. */
class EventTruthTableTest {
    private static final Observation ALIVE =
            new Observation.AgentAsked(DOMAIN, new AgentAnswer.Alive());
    private static final Observation SILENT =
            new Observation.AgentAsked(DOMAIN, new AgentAnswer.Silent("not connected"));
    private static final Observation NOT_ASKED =
            new Observation.AgentAsked(DOMAIN, new AgentAnswer.NotAsked("no agent"));

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "5, 5, STOPPED FAILED: what a kill -9 of qemu makes",
        "5, 2, STOPPED CRASHED",
        "8, 0, CRASHED PANICKED",
    })
    void isACrash(int event, int detail, String name) {
        assertThat(reported(Policy.CRASHES, running(), lifecycle(event, detail)))
                .containsExactly(Failure.CRASHED);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "5, 0, STOPPED SHUTDOWN: shut down from within, or asked to",
        "5, 1, STOPPED DESTROYED: Nova's stop",
        "5, 3, STOPPED MIGRATED: moved away",
        "5, 4, STOPPED SAVED",
        "5, 6, STOPPED FROM_SNAPSHOT",
        "1, 0, UNDEFINED REMOVED",
        "0, 1, DEFINED UPDATED",
        "3, 0, SUSPENDED PAUSED",
        "3, 1, SUSPENDED MIGRATED",
        "6, 0, SHUTDOWN FINISHED",
        "7, 0, PMSUSPENDED MEMORY",
        "8, 1, CRASHED CRASHLOADED: its kdump is at work",
        "5, 99, a detail that libvirt does not have yet",
        "99, 0, an event that libvirt does not have yet",
    })
    void isNoFailure(int event, int detail, String name) {
        assertThat(reported(ALL, running(), lifecycle(event, detail))).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "5, 5, a start that failed: Nova has been told by libvirt already",
        "5, 2, STOPPED CRASHED",
        "8, 0, CRASHED PANICKED",
        "3, 2, SUSPENDED IOERROR",
    })
    void isNoFailureOfADomainThatIsNotKnownToRun(int event, int detail, String name) {
        assertThat(reported(ALL, unknown(), lifecycle(event, detail))).isEmpty();
    }

    @Test
    void aMigrationToHereThatBreaksOffIsNoFailureSinceItRunsOnElsewhere() {
        assertThat(reported(ALL, unknown(), lifecycle(2, 1), lifecycle(5, 5))).isEmpty();
    }

    @Test
    void onceItHasArrivedItCanFailHere() {
        assertThat(reported(Policy.CRASHES, incoming(), lifecycle(4, 1), lifecycle(5, 5)))
                .containsExactly(Failure.CRASHED);
    }

    @Test
    void aPanicAndTheEndThatFollowsAreOneFailure() {
        assertThat(reported(Policy.CRASHES, running(), lifecycle(8, 0), lifecycle(5, 2)))
                .containsExactly(Failure.CRASHED);
    }

    @Test
    void theSameEventTwiceIsOneFailure() {
        assertThat(reported(Policy.CRASHES, running(), lifecycle(5, 5), lifecycle(5, 5)))
                .containsExactly(Failure.CRASHED);
    }

    @Test
    void eachCrashOfADomainThatWasStartedAgainIsAFailure() {
        Observation crash = lifecycle(5, 5);

        assertThat(reported(Policy.CRASHES, running(), crash, lifecycle(2, 0), crash))
                .containsExactly(Failure.CRASHED, Failure.CRASHED);
    }

    @Test
    void anEventBeforeTheStartIsSeenToBeWholeIsNotLost() {
        assertThat(reported(Policy.CRASHES, unknown(), lifecycle(4, 0), lifecycle(5, 5)))
                .containsExactly(Failure.CRASHED);
    }

    @ParameterizedTest(name = "watchdog action {1}")
    @CsvSource({"0, NONE", "1, PAUSE", "3, POWEROFF", "4, SHUTDOWN", "5, DEBUG", "99, UNKNOWN"})
    void aWatchdogThatRanOutIsAFailureWherePolicySaysSo(int action, String name) {
        assertThat(reported(ALL, running(), watchdog(action))).containsExactly(Failure.WATCHDOG);
    }

    @ParameterizedTest(name = "watchdog action {1}")
    @CsvSource({"2, RESET", "6, INJECT_NMI"})
    void aWatchdogThatHelpedTheGuestIsNoFailure(int action, String name) {
        assertThat(reported(ALL, running(), watchdog(action))).isEmpty();
    }

    @Test
    void aWatchdogIsNoFailureByDefault() {
        assertThat(reported(Policy.CRASHES, running(), watchdog(1), lifecycle(3, 3))).isEmpty();
    }

    @Test
    void aWatchdogThatPausesIsOneFailure() {
        assertThat(reported(ALL, running(), watchdog(1), lifecycle(3, 3)))
                .containsExactly(Failure.WATCHDOG);
    }

    @Test
    void anIoErrorThatPausesIsOneFailureWhateverTellsOfIt() {
        assertThat(reported(ALL, running(), ioError(1), lifecycle(3, 2), ioError(1)))
                .containsExactly(Failure.IO_ERROR);
    }

    @ParameterizedTest(name = "I/O error action {1}")
    @CsvSource({"0, NONE", "2, REPORT: the guest is told and goes on", "99, UNKNOWN"})
    void anIoErrorThatDoesNotPauseIsNoFailure(int action, String name) {
        assertThat(reported(ALL, running(), ioError(action))).isEmpty();
    }

    @Test
    void anIoErrorIsNoFailureByDefault() {
        assertThat(reported(Policy.CRASHES, running(), ioError(1), lifecycle(3, 2))).isEmpty();
    }

    @Test
    void aGuestThatIsPausedAgainAfterItWentOnIsAFailureAgain() {
        assertThat(reported(ALL, running(), lifecycle(3, 2), lifecycle(4, 0), lifecycle(3, 2)))
                .containsExactly(Failure.IO_ERROR, Failure.IO_ERROR);
    }

    @Test
    void aRebootIsNoFailure() {
        assertThat(reported(ALL, running(), happened(new DomainEvent.Rebooted(DOMAIN)))).isEmpty();
    }

    @Test
    void aLostMonitorIsNoFailureUntilItsQemuEnds() {
        Observation lost = happened(new DomainEvent.ControlError(DOMAIN));

        assertThat(reported(ALL, running(), lost)).isEmpty();
        assertThat(notes(new Judge(ALL).decide(running(), lost)))
                .singleElement(STRING)
                .contains("lost its way to this instance's qemu", "until libvirtd is restarted");
    }

    @Test
    void brokenMemoryAndAFullDisksMarkAreNoFailures() {
        Observation memory = happened(new DomainEvent.MemoryFailure(DOMAIN, 1, 2));
        Observation mark = happened(new DomainEvent.BlockThreshold(DOMAIN, "vda", 10, 1));

        assertThat(reported(ALL, running(), memory, mark)).isEmpty();
    }

    @Test
    void brokenMemoryIsToldToAPerson() {
        Observation memory = happened(new DomainEvent.MemoryFailure(DOMAIN, 1, 1));

        assertThat(notes(new Judge(ALL).decide(running(), memory)))
                .singleElement(STRING)
                .contains("broken memory of the host", "action INJECT");
    }

    @Test
    void anAgentThatDidAnswerAndIsSilentIsAFailureOnce() {
        assertThat(reported(ALL, running(), ALIVE, SILENT, SILENT, SILENT, SILENT))
                .containsExactly(Failure.AGENT_SILENT);
    }

    @Test
    void aSilenceThatEndsInTimeIsNoFailure() {
        assertThat(reported(ALL, running(), ALIVE, SILENT, ALIVE, SILENT)).isEmpty();
    }

    @Test
    void anAgentThatNeverAnsweredIsNoFailure() {
        assertThat(reported(ALL, running(), SILENT, SILENT, SILENT)).isEmpty();
    }

    @Test
    void anAgentThatCouldNotBeAskedIsNoFailure() {
        assertThat(reported(ALL, running(), ALIVE, NOT_ASKED, NOT_ASKED, NOT_ASKED)).isEmpty();
    }

    @Test
    void aSilentAgentOfAGuestThatRebootsIsNoFailure() {
        Observation reboot = happened(new DomainEvent.Rebooted(DOMAIN));

        assertThat(reported(ALL, running(), ALIVE, SILENT, reboot, SILENT, SILENT)).isEmpty();
    }

    @Test
    void aSilentAgentIsNoFailureByDefault() {
        assertThat(reported(Policy.CRASHES, running(), ALIVE, SILENT, SILENT, SILENT)).isEmpty();
    }

    private static Observation watchdog(int action) {
        return happened(new DomainEvent.WatchdogExpired(DOMAIN, action));
    }

    private static Observation ioError(int action) {
        return happened(new DomainEvent.IoError(DOMAIN, "", "virtio-disk0", action, "enospc"));
    }
}
