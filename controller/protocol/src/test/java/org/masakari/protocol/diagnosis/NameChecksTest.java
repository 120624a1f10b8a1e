package org.masakari.protocol.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pacemaker's nodes c1 and h1 to h3, of which the latter are remote; Nova's services; segments. */
class NameChecksTest {
    private static final Set<String> NODES = Set.of("c1", "h1", "h2", "h3");
    private static final Set<String> REMOTES = Set.of("h1", "h2", "h3");

    private static List<Finding> names(@Nullable Set<String> services, Set<String> hosts) {
        return new NameChecks(NODES, REMOTES, services, hosts).run();
    }

    @Test
    void hostsThatAllKnowByOneNameAreOk() {
        assertThat(names(REMOTES, REMOTES))
                .containsExactly(
                        Finding.ok(
                                "names",
                                "3 protected hosts, known to Pacemaker and Nova by the same"
                                        + " names"));
    }

    @Test
    void aProtectedHostThatPacemakerDoesNotKnowFails() {
        List<Finding> findings =
                names(Set.of("h1", "h2", "h3", "h4"), Set.of("h1", "h2", "h3", "h4"));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).check()).isEqualTo("host h4");
        assertThat(findings.get(0).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aRemoteNodeThatNovaDoesNotKnowWarns() {
        List<Finding> findings = names(Set.of("h1", "h2", "h3.example.org"), Set.of("h1", "h2"));

        assertThat(findings)
                .filteredOn(each -> each.check().equals("remote node h3"))
                .extracting(Finding::found)
                .containsExactly("Nova has no compute service of that name; it has h3.example.org");
    }

    @Test
    void aFullNodeThatIsNoHostIsNoFinding() {
        assertThat(names(REMOTES, REMOTES)).noneMatch(each -> each.found().contains("c1"));
    }

    @Test
    void namesThatOnlyOneSideKnowsAreNotChecked() {
        assertThat(names(null, REMOTES))
                .extracting(Finding::verdict)
                .containsExactly(Verdict.NOT_CHECKED);
    }
}
