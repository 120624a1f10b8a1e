package org.masakari.instancemonitor.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.masakari.instancemonitor.judge.Domains.ALL;
import static org.masakari.instancemonitor.judge.Domains.DOMAIN;
import static org.masakari.instancemonitor.judge.Domains.in;
import static org.masakari.instancemonitor.judge.Domains.incoming;
import static org.masakari.instancemonitor.judge.Domains.lifecycle;
import static org.masakari.instancemonitor.judge.Domains.listed;
import static org.masakari.instancemonitor.judge.Domains.notes;
import static org.masakari.instancemonitor.judge.Domains.paused;
import static org.masakari.instancemonitor.judge.Domains.reported;
import static org.masakari.instancemonitor.judge.Domains.running;
import static org.masakari.instancemonitor.judge.Domains.shutoff;
import static org.masakari.instancemonitor.judge.Domains.unknown;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.PausedReason;
import org.masakari.libvirt.RunState;
import org.masakari.libvirt.ShutoffReason;

/** What a list after a gap says of a domain that ran before it. */
class ListTruthTableTest {
    @ParameterizedTest
    @EnumSource(names = {"CRASHED", "FAILED", "DAEMON"})
    void whatRanAndIsFoundShutOffByItselfHasCrashed(ShutoffReason reason) {
        assertThat(reported(Policy.CRASHES, running(), listed(shutoff(reason))))
                .containsExactly(Failure.CRASHED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SHUTDOWN", "DESTROYED", "MIGRATED", "SAVED", "FROM_SNAPSHOT", "UNKNOWN"})
    void whatRanAndIsFoundShutOffOnPurposeHasNot(ShutoffReason reason) {
        assertThat(reported(ALL, running(), listed(shutoff(reason)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsFoundShutOffAndWasNotKnownToRunHasNot(ShutoffReason reason) {
        assertThat(reported(ALL, unknown(), listed(shutoff(reason)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasOnItsWayHereAndIsFoundShutOffHasNot(ShutoffReason reason) {
        assertThat(reported(ALL, incoming(), listed(shutoff(reason)))).isEmpty();
    }

    @Test
    void whatIsGoneAltogetherWasUndefinedOnPurpose() {
        assertThat(reported(ALL, running(), listed())).isEmpty();
    }

    @Test
    void anEndThatLibvirtdHasForgottenIsLeftToAPerson() {
        Decision decision =
                new Judge(Policy.CRASHES)
                        .decide(running(), listed(shutoff(ShutoffReason.FORGOTTEN)));

        assertThat(notes(decision))
                .singleElement(STRING)
                .startsWith("instance-1 has ended while libvirt was not heard");
    }

    @Test
    void anEndThatLibvirtdHasForgottenIsAFailureWherePolicySaysSo() {
        assertThat(reported(ALL, running(), listed(shutoff(ShutoffReason.FORGOTTEN))))
                .containsExactly(Failure.CRASHED);
    }

    @Test
    void whatIsFoundCrashedIsReportedOnceHoweverOftenItIsListed() {
        Observation list = listed(shutoff(ShutoffReason.CRASHED));

        assertThat(reported(Policy.CRASHES, running(), list, list, list))
                .containsExactly(Failure.CRASHED);
    }

    @Test
    void whatWasReportedByItsEventIsNotReportedByTheList() {
        Observation list = listed(shutoff(ShutoffReason.CRASHED));

        assertThat(reported(Policy.CRASHES, running(), lifecycle(5, 5), list))
                .containsExactly(Failure.CRASHED);
    }

    @Test
    void aListThatWasAskedForBeforeAnEventDoesNotBringTheDomainBack() {
        Observation crash = new Observation.Happened(new DomainEvent.Lifecycle(DOMAIN, 5, 5), 2000);
        Observation older = listed(in(RunState.RUNNING));
        Observation newer = new Observation.Listed(List.of(shutoff(ShutoffReason.CRASHED)), 3000);

        assertThat(reported(Policy.CRASHES, running(), crash, older, newer))
                .containsExactly(Failure.CRASHED);
    }

    @Test
    void aListThatWasAskedForBeforeAStartDoesNotEndTheDomain() {
        Observation start = new Observation.Happened(new DomainEvent.Lifecycle(DOMAIN, 2, 0), 2000);
        Observation older = listed();
        Observation crash = new Observation.Happened(new DomainEvent.Lifecycle(DOMAIN, 5, 5), 2500);

        assertThat(reported(Policy.CRASHES, unknown(), start, older, crash))
                .containsExactly(Failure.CRASHED);
    }

    @Test
    void whatIsFirstSeenInAListCanFailFromThenOn() {
        Observation list = listed(in(RunState.RUNNING));

        assertThat(reported(Policy.CRASHES, unknown(), list, lifecycle(5, 5)))
                .containsExactly(Failure.CRASHED);
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING_UP", "MIGRATION"})
    void whatIsFirstSeenOnItsWayHereCannotFailYet(PausedReason reason) {
        assertThat(reported(ALL, unknown(), listed(paused(reason)), lifecycle(5, 5))).isEmpty();
    }

    @Test
    void whatWasOnItsWayAndIsFoundRunningHasArrived() {
        Observation list = listed(in(RunState.RUNNING));

        assertThat(reported(Policy.CRASHES, incoming(), list, lifecycle(5, 5)))
                .containsExactly(Failure.CRASHED);
    }

    @Test
    void aGuestFoundPausedAtAnIoErrorIsAFailureOnce() {
        Observation list = listed(paused(PausedReason.IO_ERROR));

        assertThat(reported(ALL, running(), list, list)).containsExactly(Failure.IO_ERROR);
    }

    @Test
    void aGuestFoundPausedByItsWatchdogIsAFailureOnce() {
        Observation list = listed(paused(PausedReason.WATCHDOG));

        assertThat(reported(ALL, running(), list, list)).containsExactly(Failure.WATCHDOG);
    }

    @Test
    void neitherIsOneByDefault() {
        Observation ioError = listed(paused(PausedReason.IO_ERROR));
        Observation watchdog = listed(paused(PausedReason.WATCHDOG));

        assertThat(reported(Policy.CRASHES, running(), ioError, watchdog)).isEmpty();
    }

    @Test
    void aGuestFoundPanickedIsAFailureOnce() {
        Observation list = listed(in(RunState.CRASHED));

        assertThat(reported(Policy.CRASHES, running(), list, list))
                .containsExactly(Failure.CRASHED);
    }

    @Test
    void aPausedGuestFoundRunningAgainMayFailAgain() {
        Observation ioError = listed(paused(PausedReason.IO_ERROR));

        assertThat(reported(ALL, running(), ioError, listed(in(RunState.RUNNING)), ioError))
                .containsExactly(Failure.IO_ERROR, Failure.IO_ERROR);
    }
}
