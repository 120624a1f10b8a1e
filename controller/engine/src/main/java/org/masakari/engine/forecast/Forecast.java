package org.masakari.engine.forecast;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.masakari.engine.driver.HostSurvey;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.Capacities;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.ComputeView;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Prospects;
import org.masakari.engine.port.Prospects.Prospect;
import org.masakari.engine.recovery.DryRun;
import org.masakari.engine.recovery.Event;
import org.masakari.engine.recovery.Mandate;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.api.SegmentDocument;
import org.masakari.protocol.segment.RecoveryMethod;

/** What would happen if a host failed now. None of its ports can change anything. */
public final class Forecast {

    /** What came of it. */
    public sealed interface Answer {}

    public record Made(PlanDocument plan) implements Answer {}

    /** No segment has the host. */
    public record UnknownHost() implements Answer {}

    /** Nova does not tell what there is, and why. */
    public record NotNow(String why) implements Answer {}

    private final Prospects prospects;
    private final ComputeView cloud;
    private final Capacities capacities;
    private final Policy policy;
    private final Clock clock;

    public Forecast(
            Prospects prospects,
            ComputeView cloud,
            Capacities capacities,
            Policy policy,
            Clock clock) {
        this.prospects = prospects;
        this.cloud = cloud;
        this.capacities = capacities;
        this.policy = policy;
        this.clock = clock;
    }

    /** Looks at everything that a recovery of {@code host} would look at. */
    public Answer of(HostName host) {
        Instant now = clock.instant();
        Optional<Prospect> prospect = prospects.of(host, now.minus(policy.gates().failureWindow()));
        if (prospect.isEmpty()) {
            return new UnknownHost();
        }
        Outcome<PlanDocument> plan =
                cloud.services()
                        .then(
                                services ->
                                        HostSurvey.of(cloud, host)
                                                .map(
                                                        survey ->
                                                                plan(
                                                                        prospect.get(),
                                                                        services,
                                                                        survey,
                                                                        now)));
        return plan instanceof Outcome.Done<PlanDocument> done
                ? new Made(done.value())
                : new NotNow(plan.why());
    }

    private PlanDocument plan(
            Prospect prospect,
            Map<HostName, ComputeService> services,
            Event.Survey survey,
            Instant now) {
        HostName host = prospect.host().name();
        SegmentDocument segment = prospect.host().failoverSegment();
        Collection<HostName> enabled = enabled(prospect.peers(), services);
        List<HostName> reserves = reserves(prospect, services);
        Set<HostName> hosts = new TreeSet<>(enabled);
        hosts.addAll(reserves);
        Surroundings.Inquiry inquiry = new Surroundings.Inquiry(capacities);
        Surroundings around =
                new Surroundings(
                        host,
                        segment.name(),
                        policy.reserves().joinAggregates(),
                        inquiry.free(hosts),
                        inquiry.zones(),
                        inquiry.members(survey.servers()));
        FirstFit room = new FirstFit(around, enabled);
        Mandate mandate = new Mandate(segment.recoveryMethod(), segment.onlyOptedIn(), null, null);
        DryRun.Result run = DryRun.of(host, mandate, survey, reserves, room, policy, now);
        Set<HostName> used = new TreeSet<>(enabled);
        used.addAll(run.reserves());
        return new PlanDocument(
                host,
                segment.name(),
                segment.recoveryMethod(),
                now,
                run.instances().stream().map(PlanRows::instance).toList(),
                run.reserves(),
                GatesAhead.of(prospect, policy.gates(), now),
                used.stream()
                        .map(each -> PlanRows.host(each, around, room, run.reserves()))
                        .toList(),
                Stream.concat(
                                Unjudged.of(segment, prospect.uptime(), policy.gates(), run)
                                        .stream(),
                                inquiry.untold().stream())
                        .toList());
    }

    private static Collection<HostName> enabled(
            List<HostName> peers, Map<HostName, ComputeService> services) {
        return working(peers, services, ComputeService::enabled);
    }

    private static List<HostName> reserves(
            Prospect prospect, Map<HostName, ComputeService> services) {
        return prospect.host().failoverSegment().recoveryMethod() == RecoveryMethod.AUTO
                ? List.of()
                : working(prospect.reserves(), services, any -> true);
    }

    private static List<HostName> working(
            List<HostName> hosts,
            Map<HostName, ComputeService> services,
            Predicate<ComputeService> which) {
        return hosts.stream()
                .filter(
                        host -> {
                            ComputeService service = services.get(host);
                            return service != null && service.works() && which.test(service);
                        })
                .toList();
    }
}
