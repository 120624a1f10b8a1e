package org.masakari.service.explanation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.plan.Selection;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.ExplanationDocument;
import org.masakari.protocol.api.ExplanationDocument.Host;
import org.masakari.protocol.api.ExplanationDocument.Instance;
import org.masakari.protocol.api.ExplanationDocument.Move;
import org.masakari.protocol.api.ExplanationDocument.Seen;
import org.masakari.protocol.api.ExplanationDocument.Service;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.service.question.Questions;

/**
 * Puts together what is stored about a host or an instance and what Nova shows, and judges by the
 * recovery's own rules whether it is protected. Only reads.
 */
public final class Explanations implements AutoCloseable {
    private static final int ASKED_AT_ONCE = 4;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Facts facts;
    private final NovaView nova;
    private final Policy policy;
    private final Clock clock;
    private final Questions questions;

    /** What came of a request. */
    public sealed interface Answer {

        /** It is known, and this is why. */
        record Explained(ExplanationDocument document) implements Answer {}

        /** Nobody knows it; {@code why} says who was asked. */
        record NotFound(String why) implements Answer {}

        /** Several instances were known by that name. */
        record Ambiguous(List<InstanceId> instances) implements Answer {

            public Ambiguous {
                instances = List.copyOf(instances);
            }
        }
    }

    public Explanations(Facts facts, NovaView nova, Policy policy, Clock clock) {
        this.facts = facts;
        this.nova = nova;
        this.policy = policy;
        this.clock = clock;
        questions = new Questions("explanation", ASKED_AT_ONCE, Questions.PATIENCE);
    }

    /**
     * Explains a host, by its name, or an instance, by its UUID or the name that it was moved
     * under.
     *
     * @throws org.masakari.engine.port.StoreUnavailableException if the database cannot be used
     */
    public Answer of(String about) {
        if (HostName.isValid(about)) {
            Facts.OfHost host = host(new HostName(about));
            if (!host.isEmpty()) {
                return explained(host);
            }
        }
        if (UUID_FORM.matcher(about).matches()) {
            return instance(InstanceId.of(about));
        }
        List<InstanceId> named = facts.instancesNamed(about);
        if (named.size() > 1) {
            return new Answer.Ambiguous(named);
        }
        return named.isEmpty()
                ? new Answer.NotFound(
                        "no segment has a host \""
                                + about
                                + "\", nothing was reported about one, and no recovery has met an"
                                + " instance of that name; any instance is found by its UUID")
                : instance(named.get(0));
    }

    private Facts.OfHost host(HostName name) {
        return facts.host(name, clock.instant().minus(policy.gates().failureWindow()));
    }

    private Answer explained(Facts.OfHost host) {
        Outcome<ComputeService> service =
                questions
                        .<Outcome<ComputeService>>ask(
                                () -> nova.service().apply(host.host()), Outcome.Unknown::new)
                        .join();
        return new Answer.Explained(new ExplanationDocument(document(host, service), null));
    }

    private Host document(Facts.OfHost host, Outcome<ComputeService> service) {
        Facts.Membership member = host.membership();
        HostDocument listed = member == null ? null : member.host();
        SegmentDocument segment = listed == null ? null : listed.failoverSegment();
        return new Host(
                host.host(),
                segment == null ? null : segment.name(),
                segment == null ? null : segment.recoveryMethod(),
                listed != null && listed.reserved(),
                listed != null && listed.onMaintenance(),
                HostJudge.judge(host, service, policy.gates()),
                service instanceof Outcome.Done<ComputeService> done ? shown(done.value()) : null,
                error(service),
                new TreeSet<>(host.failedProcesses()),
                host.incidents(),
                host.recovery(),
                host.reports(),
                host.declarations());
    }

    private static Service shown(ComputeService service) {
        return new Service(
                service.enabled(), service.disabledReason(), service.up(), service.forcedDown());
    }

    private static @Nullable String error(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done ? null : outcome.why();
    }

    private Answer instance(InstanceId id) {
        Facts.OfInstance known = facts.instance(id);
        NovaView.Sighting sighting =
                questions.ask(() -> nova.sighting(id), NovaView.Sighting::failed).join();
        boolean gone = sighting.found().isEmpty() && error(sighting.server()) == null;
        if (gone && known.isEmpty()) {
            return new Answer.NotFound(
                    "neither the history nor Nova has a host or an instance " + id);
        }
        Optional<Facts.OfHost> on = sighting.host().map(this::host);
        Optional<Host> host = on.map(each -> document(each, sighting.service()));
        Selection selection = new Selection(policy.selection(), isOptInAsked(on));
        InstanceJudge judge = new InstanceJudge(known, sighting, selection, clock.instant());
        Instance instance =
                new Instance(
                        id,
                        name(known, sighting),
                        judge.judge(host),
                        sighting.found().map(Explanations::shown).orElse(null),
                        error(sighting.server()),
                        known.moves(),
                        known.recoveries(),
                        known.reports());
        return new Answer.Explained(new ExplanationDocument(host.orElse(null), instance));
    }

    private static boolean isOptInAsked(Optional<Facts.OfHost> on) {
        Facts.Membership member = on.map(Facts.OfHost::membership).orElse(null);
        return member != null && member.host().failoverSegment().onlyOptedIn();
    }

    private static Seen shown(Server server) {
        return new Seen(server.host(), server.state().toString());
    }

    private static @Nullable String name(Facts.OfInstance known, NovaView.Sighting sighting) {
        return sighting.found()
                .map(Server::name)
                .or(() -> known.latestMove().map(Move::name))
                .orElse(null);
    }

    @Override
    public void close() {
        questions.close();
    }
}
