package org.masakari.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.masakari.cli.api.Failure;
import org.masakari.cli.migration.OriginalDatabase.Content;
import org.masakari.cli.migration.OriginalDatabase.Reported;
import org.masakari.cli.migration.OriginalDatabase.Reserve;

class OriginalMasakariTest {
    private static final String PORT1 = "226.94.1.1:5405";
    private static final String PORT2 = "226.94.1.2:5405";
    private static final Reserve RESERVE = new Reserve(PORT1, "compute9", false);
    private static final Reserve USED = new Reserve(PORT1, "compute8", true);

    @Test
    void aClusterPortIsASegmentThatPrefersItsReserves() {
        Source.Findings found = read(List.of(RESERVE), List.of(), Map.of());

        assertThat(found.segments())
                .singleElement()
                .satisfies(
                        segment ->
                                assertThat(segment.properties())
                                        .hasToString(
                                                "{\"name\":\"226.94.1.1:5405\","
                                                        + "\"recovery_method\":\"rh_priority\","
                                                        + "\"service_type\":\"compute\","
                                                        + "\"enabled\":true}"));
    }

    @Test
    void aReserveIsAReservedHost() {
        Source.Findings found = read(List.of(RESERVE), List.of(), Map.of());

        assertThat(hosts(found)).containsExactly("226.94.1.1:5405 compute9 reserved=true");
    }

    @Test
    void namedHostsAreOrdinaryOnes() {
        Source.Findings found =
                read(List.of(RESERVE), List.of(), Map.of(PORT1, List.of("compute1", "compute2")));

        assertThat(hosts(found))
                .containsExactly(
                        "226.94.1.1:5405 compute9 reserved=true",
                        "226.94.1.1:5405 compute1 reserved=false",
                        "226.94.1.1:5405 compute2 reserved=false");
    }

    @Test
    void aReserveStaysOneThoughItIsNamed() {
        Source.Findings found =
                read(List.of(RESERVE), List.of(), Map.of(PORT1, List.of("compute9")));

        assertThat(hosts(found)).containsExactly("226.94.1.1:5405 compute9 reserved=true");
    }

    @Test
    void aDeletedReserveIsLeftOutWithTheReason() {
        Source.Findings found = read(List.of(RESERVE, USED), List.of(), Map.of());

        assertThat(hosts(found)).hasSize(1);
        assertThat(found.leftOut())
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.name()).isEqualTo("compute8");
                            assertThat(row.detail()).contains("deleted", "--hosts");
                        });
    }

    @Test
    void aDeletedReserveThatIsNamedIsAnOrdinaryHost() {
        Source.Findings found =
                read(List.of(RESERVE, USED), List.of(), Map.of(PORT1, List.of("compute8")));

        assertThat(hosts(found)).contains("226.94.1.1:5405 compute8 reserved=false");
        assertThat(found.leftOut()).isEmpty();
    }

    @Test
    void aReserveThatWasGivenBackIsReserved() {
        Reserve again = new Reserve(PORT1, "compute8", false);

        Source.Findings found = read(List.of(USED, again), List.of(), Map.of());

        assertThat(hosts(found)).containsExactly("226.94.1.1:5405 compute8 reserved=true");
        assertThat(found.leftOut()).isEmpty();
    }

    @Test
    void aHostThatWasOnlyReportedIsLeftOut() {
        Source.Findings found =
                read(List.of(RESERVE), List.of(new Reported(PORT1, "compute1")), Map.of());

        assertThat(hosts(found)).hasSize(1);
        assertThat(found.leftOut()).extracting(Row::name).containsExactly("compute1");
    }

    @Test
    void theNameForAnUnknownHostIsNone() {
        Reported nobody = new Reported(PORT1, "UnknownPhysicalHost");

        Source.Findings found = read(List.of(RESERVE), List.of(nobody), Map.of());

        assertThat(found.leftOut()).isEmpty();
    }

    @Test
    void aReserveOfNoClusterIsNotLostInSilence() {
        Source.Findings found =
                read(List.of(new Reserve("", "compute9", false)), List.of(), Map.of());

        assertThat(hosts(found)).containsExactly(" compute9 reserved=true");
    }

    @Test
    void aClusterOfWhichNoHostIsKnownIsNoSegment() {
        Source.Findings found = read(List.of(USED), List.of(), Map.of());

        assertThat(found.segments()).isEmpty();
        assertThat(found.leftOut())
                .extracting(Row::kind, Row::name)
                .containsExactly(tuple("segment", PORT1), tuple("host", "compute8"));
    }

    @Test
    void allOfNovasHostsGoIntoTheOnlyCluster() {
        Content content = new Content(List.of(RESERVE), List.of());

        Source.Findings found =
                OriginalMasakari.withAll(content, Map.of(), () -> List.of("compute1", "compute9"))
                        .read();

        assertThat(hosts(found))
                .containsExactly(
                        "226.94.1.1:5405 compute9 reserved=true",
                        "226.94.1.1:5405 compute1 reserved=false");
    }

    @Test
    void novaCannotTellWhichOfTwoClustersAHostIsIn() {
        Content content =
                new Content(List.of(RESERVE, new Reserve(PORT2, "compute7", false)), List.of());

        assertThatThrownBy(
                        () ->
                                OriginalMasakari.withAll(
                                        content, Map.of(), () -> List.of("compute1")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(PORT1)
                .hasMessageContaining(PORT2);
    }

    private static Source.Findings read(
            List<Reserve> reserves, List<Reported> reported, Map<String, List<String>> named) {
        return new OriginalMasakari(new Content(reserves, reported), named).read();
    }

    private static List<String> hosts(Source.Findings found) {
        return found.segments().stream()
                .flatMap(
                        segment ->
                                segment.hosts().stream()
                                        .map(
                                                host ->
                                                        segment.name()
                                                                + " "
                                                                + host.name()
                                                                + " reserved="
                                                                + host.properties()
                                                                        .path("reserved")))
                .toList();
    }
}
