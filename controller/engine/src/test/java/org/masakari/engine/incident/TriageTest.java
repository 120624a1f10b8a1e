package org.masakari.engine.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.evidence.EvidenceSource;
import org.masakari.protocol.evidence.FencingAction;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.protocol.notification.ClusterStatus;
import org.masakari.protocol.notification.HostEvent;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.HostStatus;
import org.masakari.protocol.notification.InstancePayload;
import org.masakari.protocol.notification.ProcessPayload;

class TriageTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final OpenIncident FRESH = new OpenIncident(Set.of("op-1"), null, true, false);
    private static final OpenIncident REPORTED_BACK =
            new OpenIncident(Set.of("op-1"), NOON.plusSeconds(60), false, true);

    private static HostPayload fenced(@Nullable String operation, Instant at) {
        return fenced(operation, at, EvidenceSource.FENCER);
    }

    private static HostPayload fenced(
            @Nullable String operation, Instant at, EvidenceSource source) {
        return HostPayload.fenced(
                new FencingEvidence(
                        new HostName("compute1"),
                        FencingAction.OFF,
                        operation,
                        at,
                        null,
                        null,
                        null,
                        source,
                        "controller1"));
    }

    private static HostSituation host(@Nullable OpenIncident incident) {
        return new HostSituation(true, false, incident, null, false, false, false);
    }

    @Test
    void opensAnIncidentForTheFirstReport() {
        assertThat(Triage.decide(fenced("op-1", NOON), host(null))).isEqualTo(new Reaction.Open());
    }

    @Test
    void coversASecondReportOfTheSameOperation() {
        assertThat(Triage.decide(fenced("op-1", NOON), host(FRESH)))
                .isEqualTo(new Reaction.Cover());
    }

    @Test
    void coversASecondOperationOfTheSameFailure() {
        assertThat(Triage.decide(fenced("op-2", NOON.plusSeconds(5)), host(FRESH)))
                .isEqualTo(new Reaction.Cover());
    }

    @Test
    void coversALateReportOfTheFirstFailureAfterTheHostCameBack() {
        assertThat(Triage.decide(fenced("op-1", NOON.plusSeconds(90)), host(REPORTED_BACK)))
                .isEqualTo(new Reaction.Cover());
    }

    @Test
    void coversAnUnnamedFencingFromBeforeTheHostCameBack() {
        assertThat(Triage.decide(fenced(null, NOON.plusSeconds(59)), host(REPORTED_BACK)))
                .isEqualTo(new Reaction.Cover());
    }

    @Test
    void reopensForAFencingAfterTheHostCameBack() {
        assertThat(Triage.decide(fenced("op-2", NOON.plusSeconds(61)), host(REPORTED_BACK)))
                .isEqualTo(new Reaction.Reopen());
    }

    @Test
    void coversAFencingAfterTheHostCameBackWhileItsInstancesAreStillBeingRecovered() {
        OpenIncident recovering =
                new OpenIncident(Set.of("op-1"), NOON.plusSeconds(60), true, true);

        assertThat(Triage.decide(fenced("op-2", NOON.plusSeconds(61)), host(recovering)))
                .isEqualTo(new Reaction.Cover());
    }

    /** A host that returned and was fenced again at once, known from the history alone. */
    @Test
    void opensForAFencingInTheVerySecondInWhichTheHostWasSeenBack() {
        HostSituation returned =
                new HostSituation(true, false, null, NOON.plusMillis(40), false, false, false);

        assertThat(Triage.decide(fenced(null, NOON, EvidenceSource.HISTORY), returned))
                .isEqualTo(new Reaction.Open());
    }

    @Test
    void ignoresALateReportOfAFencingThatTheHostHasReturnedFromSince() {
        HostSituation returned =
                new HostSituation(true, false, null, NOON.plusSeconds(60), false, false, false);

        assertThat(Triage.decide(fenced("op-1", NOON.plusSeconds(60)), returned))
                .isInstanceOf(Reaction.Ignore.class);
    }

    @Test
    void opensAnIncidentForAFencingAfterTheHostsLastReturn() {
        HostSituation returned =
                new HostSituation(true, false, null, NOON.plusSeconds(60), false, false, false);

        assertThat(Triage.decide(fenced("op-2", NOON.plusSeconds(61)), returned))
                .isEqualTo(new Reaction.Open());
    }

    @Test
    void ignoresAStopWithoutEvidence() {
        HostPayload claim =
                new HostPayload(HostEvent.STOPPED, ClusterStatus.OFFLINE, HostStatus.NORMAL, null);

        assertThat(Triage.decide(claim, host(null))).isInstanceOf(Reaction.Ignore.class);
    }

    private static HostPayload claimed(EvidenceSource source, Instant at) {
        return HostPayload.fenced(
                new FencingEvidence(
                        new HostName("compute1"),
                        FencingAction.OFF,
                        null,
                        at,
                        null,
                        null,
                        null,
                        source,
                        "10.0.0.7"));
    }

    @ParameterizedTest(name = "{0}, trusted {1}, incident {2}: {3}")
    @CsvSource({
        "MONITOR, false, none, Ignore",
        "LEGACY_MONITOR, false, none, Ignore",
        "MONITOR, false, open, Cover",
        "MONITOR, false, reported back, Ignore",
        "LEGACY_MONITOR, false, reported back, Ignore",
        "MONITOR, true, none, Open",
        "LEGACY_MONITOR, true, none, Open",
        "MONITOR, true, open, Cover",
        "MONITOR, true, reported back, Reopen",
        "OPERATOR, false, none, Open"
    })
    void takesAMonitorsWordForATriggerOnlyWhereItsSegmentTrustsIt(
            EvidenceSource source, boolean trusted, String incident, String reaction) {
        OpenIncident open =
                switch (incident) {
                    case "open" -> FRESH;
                    case "reported back" -> REPORTED_BACK;
                    default -> null;
                };
        HostSituation host = new HostSituation(true, false, open, null, false, false, trusted);

        assertThat(Triage.decide(claimed(source, NOON.plusSeconds(90)), host))
                .extracting(r -> r.getClass().getSimpleName())
                .isEqualTo(reaction);
    }

    @Test
    void ignoresAStopWhosePowerStateIsUnknown() {
        HostPayload claim =
                new HostPayload(
                        HostEvent.STOPPED,
                        ClusterStatus.OFFLINE,
                        HostStatus.UNKNOWN,
                        fenced("op-1", NOON).evidence());

        assertThat(Triage.decide(claim, host(null))).isInstanceOf(Reaction.Ignore.class);
    }

    @Test
    void ignoresAHostOnMaintenance() {
        assertThat(
                        Triage.decide(
                                fenced("op-1", NOON),
                                new HostSituation(true, true, null, null, false, false, false)))
                .isInstanceOf(Reaction.Ignore.class);
    }

    @Test
    void ignoresAHostWhoseSegmentIsNotEnabled() {
        assertThat(
                        Triage.decide(
                                fenced("op-1", NOON),
                                new HostSituation(false, false, null, null, false, false, false)))
                .isInstanceOf(Reaction.Ignore.class);
    }

    @Test
    void beginsTheReturnOfAHostWithAnOpenIncident() {
        assertThat(Triage.decide(HostPayload.returned(), host(FRESH)))
                .isEqualTo(new Reaction.BeginReturn());
    }

    @Test
    void coversASecondReportThatTheHostIsBack() {
        assertThat(Triage.decide(HostPayload.returned(), host(REPORTED_BACK)))
                .isEqualTo(new Reaction.Cover());
    }

    @Test
    void ignoresAHostThatIsBackFromNothing() {
        assertThat(Triage.decide(HostPayload.returned(), host(null)))
                .isInstanceOf(Reaction.Ignore.class);
    }

    private static InstancePayload crashed() {
        return InstancePayload.crashed(InstanceId.of("00000000-0000-0000-0000-000000000001"));
    }

    private static HostSituation situation(
            @Nullable OpenIncident incident, boolean underWay, boolean processFailed) {
        return new HostSituation(true, false, incident, null, underWay, processFailed, false);
    }

    @Test
    void restartsAnInstanceThatCrashed() {
        assertThat(Triage.decide(crashed(), host(null))).isEqualTo(new Reaction.Restart());
    }

    @Test
    void ignoresAnInstanceEventThatIsNoFailure() {
        InstancePayload suspended =
                new InstancePayload("LIFECYCLE", "SUSPENDED_PAUSED", crashed().instanceUuid());

        assertThat(Triage.decide(suspended, host(null))).isInstanceOf(Reaction.Ignore.class);
    }

    @Test
    void leavesAnInstanceToTheRecoveryOfItsHost() {
        assertThat(Triage.decide(crashed(), host(FRESH))).isInstanceOf(Reaction.Ignore.class);
    }

    @Test
    void ignoresAnInstanceThatIsBeingRestarted() {
        assertThat(Triage.decide(crashed(), situation(null, true, false)))
                .isInstanceOf(Reaction.Ignore.class);
    }

    @Test
    void ignoresAnInstanceThatCrashedInASegmentThatIsNotEnabled() {
        assertThat(Triage.decide(crashed(), disabled(false))).isInstanceOf(Reaction.Ignore.class);
    }

    @ParameterizedTest(name = "{0} with failed={1}: {2}")
    @CsvSource({"STOPPED, false, Ignore", "STARTED, true, MindProcess"})
    void mindsOnlyTheReturnOfAProcessInASegmentThatIsNotEnabled(
            HostEvent event, boolean failed, String reaction) {
        assertThat(Triage.decide(new ProcessPayload(event, "nova-compute"), disabled(failed)))
                .extracting(r -> r.getClass().getSimpleName())
                .isEqualTo(reaction);
    }

    private static HostSituation disabled(boolean processFailed) {
        return new HostSituation(false, false, null, null, false, processFailed, false);
    }

    @ParameterizedTest(name = "{0} with failed={1}, incident={2}: {3}")
    @CsvSource({
        "STOPPED, false, false, MindProcess",
        "STOPPED, true, false, Ignore",
        "STARTED, true, false, MindProcess",
        "STARTED, false, false, Ignore",
        "STOPPED, false, true, Ignore",
        "STARTED, true, true, Ignore"
    })
    void mindsAProcessOnlyWhenItsStateIsNews(
            HostEvent event, boolean failed, boolean incident, String reaction) {
        HostSituation host = situation(incident ? FRESH : null, false, failed);

        assertThat(Triage.decide(new ProcessPayload(event, "nova-compute"), host))
                .extracting(r -> r.getClass().getSimpleName())
                .isEqualTo(reaction);
    }
}
