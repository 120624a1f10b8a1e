package org.masakari.service.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.explanation.Known.HOST;
import static org.masakari.service.explanation.Known.VM;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.InstanceState;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Traits;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.ExplanationDocument.Instance;
import org.masakari.protocol.api.ExplanationDocument.Protection;
import org.masakari.protocol.api.ExplanationDocument.Verdict;
import org.masakari.protocol.segment.RecoveryMethod;
import org.masakari.service.explanation.Explanations.Answer;

/** The judging of instances, through {@link Explanations}. */
class InstanceJudgeTest {
    private static final Outcome<ComputeService> UP =
            new Outcome.Done<>(new ComputeService(true, null, true, false, null));

    private Facts.OfHost host = Known.well();
    private Facts.OfInstance known = Known.instance();
    private Outcome<Optional<Server>> seen = new Outcome.Done<>(Optional.of(server("active")));
    private List<Server> neighbours = List.of();
    private @Nullable Explanations explanations;

    @AfterEach
    void close() {
        if (explanations != null) {
            explanations.close();
        }
    }

    private static Server server(String vm) {
        return on(HOST, vm, Traits.NONE);
    }

    private static Server on(@Nullable HostName host, String vm, Traits traits) {
        return new Server(VM, "vm1", host, InstanceState.resting(vm), traits);
    }

    private static Traits metadata(String key, String value) {
        return new Traits("p", "m1.small", Map.of(), Map.of(key, value), false, Set.of());
    }

    private void shows(Server server) {
        seen = new Outcome.Done<>(Optional.of(server));
    }

    private Answer answer() {
        Clock clock = Clock.fixed(Known.NOW, ZoneOffset.UTC);
        NovaView nova = new NovaView(any -> UP, any -> seen, any -> new Outcome.Done<>(onHost()));
        explanations = new Explanations(new Stored(), nova, Policy.DEFAULT, clock);
        return explanations.of(VM.toString());
    }

    private List<Server> onHost() {
        return seen instanceof Outcome.Done<Optional<Server>> done && neighbours.isEmpty()
                ? done.value().stream().toList()
                : neighbours;
    }

    private Instance instance() {
        return Objects.requireNonNull(((Answer.Explained) answer()).document().instance());
    }

    private Protection protection() {
        return instance().protection();
    }

    /** What is stored, of the one host and the one instance. */
    private final class Stored implements Facts {
        @Override
        public OfHost host(HostName name, Instant since) {
            return name.equals(HOST)
                    ? host
                    : new OfHost(
                            name, null, List.of(), null, List.of(), List.of(), new TreeSet<>());
        }

        @Override
        public OfInstance instance(InstanceId instance) {
            return known;
        }

        @Override
        public List<InstanceId> instancesNamed(String name) {
            return List.of();
        }
    }

    @Test
    void aRunningInstanceOnAProtectedHostIsProtected() {
        Protection protection = protection();

        assertThat(protection.verdict()).isEqualTo(Verdict.PROTECTED);
        assertThat(protection.because())
                .containsExactly("a recovery of its host compute1 would move it");
        assertThat(protection.toDo()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "stopped, PROTECTED, would move it",
        "paused, PROTECTED, its memory went with the host",
        "building, UNPROTECTED, still being built",
        "shelved, UNPROTECTED, its snapshot has its data",
        "odd, UNPROTECTED, vm_state odd is not known"
    })
    void itsStateIsJudgedByTheTableOfTheRecovery(String state, Verdict verdict, String why) {
        shows(server(state));

        Protection protection = protection();

        assertThat(protection.verdict()).isEqualTo(verdict);
        assertThat(protection.because()).anyMatch(each -> each.contains(why));
    }

    @Test
    void whatItsMetadataKeepsOutIsSaid() {
        shows(on(HOST, "active", metadata("HA-Enabled", "OFF")));

        assertThat(protection().because())
                .containsExactly("a recovery would not move it: its metadata says HA-Enabled=OFF");
    }

    @Test
    void theSegmentsOptInHoldsForIt() {
        host = Known.host(Known.member(Known.QUIET, RecoveryMethod.AUTO, true, 0), List.of());

        assertThat(protection().because())
                .singleElement()
                .asString()
                .contains("its segment's only_opted_in");
    }

    @Test
    void anAffinityGroupThatIsWhollyOnTheHostKeepsIt() {
        Set<ServerGroup> group = Set.of(new ServerGroup("g", "affinity", 1));
        shows(on(HOST, "active", Traits.NONE.in(group)));

        assertThat(protection().because()).singleElement().asString().contains("affinity group g");
    }

    @Test
    void whatKeepsItsHostFromBeingRecoveredKeepsItToo() {
        host = Known.host(null, List.of());

        Protection protection = protection();

        assertThat(protection.verdict()).isEqualTo(Verdict.UNPROTECTED);
        assertThat(protection.because())
                .singleElement()
                .asString()
                .startsWith("its host compute1: compute1 is in no failover segment");
        assertThat(protection.toDo()).containsExactly("masakari host create SEGMENT compute1");
    }

    @Test
    void aNovaThatDoesNotAnswerIsSaidAndTheRestIsShown() {
        seen = new Outcome.Unknown<>("connection refused");
        known = Known.instance(Known.move("succeeded", false));

        Instance instance = instance();

        assertThat(instance.protection().verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(instance.novaError()).isEqualTo("connection refused");
        assertThat(instance.name()).isEqualTo("vm1");
        assertThat(instance.moves()).hasSize(1);
    }

    @Test
    void anInstanceThatMovesJustNowIsNotJudged() {
        neighbours =
                List.of(
                        new Server(
                                InstanceId.of("aaaaaaaa-0000-0000-0000-000000000002"),
                                "other",
                                HOST,
                                InstanceState.resting("active"),
                                Traits.NONE));

        assertThat(protection().verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void anInstanceOnNoHostIsJudgedByItsState() {
        shows(on(null, "shelved_offloaded", Traits.NONE));

        assertThat(protection().because())
                .containsExactly(
                        "Nova has it on no host",
                        "a recovery would not move it: it is shelved: it is on no host");
    }

    @Test
    void anInstanceThatIsGoneIsToldByItsHistory() {
        seen = new Outcome.Done<>(Optional.empty());
        known = Known.instance(Known.move("succeeded", false));

        assertThat(protection().because()).containsExactly("Nova does not know it any more");
    }

    @Test
    void anInstanceOfWhichNobodyKnowsIsNotFound() {
        seen = new Outcome.Done<>(Optional.empty());

        assertThat(answer()).isInstanceOf(Answer.NotFound.class);
    }

    @Test
    void aMoveThatFailedIsTriedAgainWhileItsHostIsNotBack() {
        known = Known.instance(Known.move("failed", true));

        Protection protection = protection();

        assertThat(protection.because()).contains("its move from compute1 failed: no valid host");
        assertThat(protection.toDo())
                .singleElement()
                .asString()
                .startsWith("masakari recovery retry " + Known.RECOVERY);
    }

    @ParameterizedTest(name = "{0}, incident open {1}")
    @CsvSource({"failed, false", "succeeded, true", "skipped, true"})
    void nothingElseIsTriedAgain(String status, boolean incidentOpen) {
        known = Known.instance(Known.move(status, incidentOpen));

        assertThat(protection().toDo()).isEmpty();
    }

    @Test
    void aRestartThatWasGivenUpIsTriedAgain() {
        known = new Facts.OfInstance(List.of(), List.of(Known.failedRestart()), List.of());

        assertThat(protection().toDo())
                .containsExactly("masakari recovery retry " + Known.RECOVERY + " --reason TEXT");
    }
}
