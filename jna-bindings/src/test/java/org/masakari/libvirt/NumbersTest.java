package org.masakari.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are those of libvirt/libvirt-domain.h. */
class NumbersTest {
    private static final UUID DOMAIN = UUID.fromString("4dea22b3-1d52-d8f3-2516-782e98ab3fa0");

    @ParameterizedTest
    @CsvSource({
        "0, 0, DEFINED_ADDED",
        "1, 0, UNDEFINED_REMOVED",
        "2, 1, STARTED_MIGRATED",
        "3, 2, SUSPENDED_IOERROR",
        "3, 3, SUSPENDED_WATCHDOG",
        "4, 1, RESUMED_MIGRATED",
        "5, 0, STOPPED_SHUTDOWN",
        "5, 1, STOPPED_DESTROYED",
        "5, 2, STOPPED_CRASHED",
        "5, 3, STOPPED_MIGRATED",
        "5, 4, STOPPED_SAVED",
        "5, 5, STOPPED_FAILED",
        "6, 0, SHUTDOWN_FINISHED",
        "8, 0, CRASHED_PANICKED",
        "5, 99, UNKNOWN",
        "99, 0, UNKNOWN",
        "-1, -1, UNKNOWN",
    })
    void aLifecycleChangeIsReadFromItsTwoNumbers(int event, int detail, LifecycleChange change) {
        assertThat(new DomainEvent.Lifecycle(DOMAIN, event, detail).change()).isEqualTo(change);
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "1, PAUSE", "2, RESET", "3, POWEROFF", "6, INJECT_NMI", "7, UNKNOWN"})
    void aWatchdogsActionIsReadFromItsNumber(int number, WatchdogAction action) {
        assertThat(new DomainEvent.WatchdogExpired(DOMAIN, number).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({"0, NONE", "1, PAUSE", "2, REPORT", "3, UNKNOWN", "-1, UNKNOWN"})
    void anIoErrorsActionIsReadFromItsNumber(int number, IoErrorAction action) {
        assertThat(new DomainEvent.IoError(DOMAIN, "", "", number, "").action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({"1, CONNECTED", "2, DISCONNECTED", "3, UNKNOWN"})
    void anAgentsStateIsReadFromItsNumber(int number, AgentState state) {
        assertThat(new DomainEvent.AgentChanged(DOMAIN, number, 0).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0, FORGOTTEN", "5, 1, SHUTDOWN", "5, 2, DESTROYED", "5, 3, CRASHED", "5, 4, MIGRATED",
        "5, 5, SAVED", "5, 6, FAILED", "5, 7, FROM_SNAPSHOT", "5, 8, DAEMON", "5, 9, UNKNOWN",
    })
    void aShutoffDomainHasItsReason(int state, int reason, ShutoffReason expected) {
        ListedDomain domain = new ListedDomain(DOMAIN, "instance-1", state, reason);

        assertThat(domain.isShutoff(expected)).isTrue();
        assertThat(domain.isActive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, RUNNING", "3, PAUSED", "6, CRASHED", "7, PM_SUSPENDED", "8, UNKNOWN"})
    void aDomainInAnyStateButShutoffHasItsQemu(int number, RunState state) {
        ListedDomain domain = new ListedDomain(DOMAIN, "instance-1", number, 0);

        assertThat(domain.state()).isEqualTo(state);
        assertThat(domain.isActive()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5, IO_ERROR", "6, WATCHDOG", "11, STARTING_UP", "2, MIGRATION", "15, UNKNOWN"})
    void aPausedDomainHasItsReason(int number, PausedReason reason) {
        assertThat(new ListedDomain(DOMAIN, "instance-1", 3, number).isPaused(reason)).isTrue();
    }

    @Test
    void anUnknownNumberIsKept() {
        DomainEvent.Lifecycle event = new DomainEvent.Lifecycle(DOMAIN, 12, 34);

        assertThat(event)
                .extracting(DomainEvent.Lifecycle::event, DomainEvent.Lifecycle::detail)
                .containsExactly(12, 34);
    }

    @ParameterizedTest
    @CsvSource({"86, Silent", "97, Silent", "112, Silent", "42, NotAsked", "55, NotAsked"})
    void onlyAnAgentThatIsThereCanBeSilent(int code, String answer) {
        assertThat(AgentAnswer.refused(code, "why").getClass().getSimpleName()).isEqualTo(answer);
    }
}
