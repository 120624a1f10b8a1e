package org.masakari.service.openstack;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.masakari.engine.port.Capacities;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.HostCapacity;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.ServerGroup;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.tls.PemException;
import org.masakari.protocol.tls.Tls;
import org.masakari.protocol.tls.TlsFiles;
import org.masakari.service.access.TokenCheck;

/** A real Nova. */
public final class NovaCloud implements ComputeCloud, Capacities {
    private static final Tls SYSTEM = new Tls(TlsFiles.NONE);

    private final KeystoneSession session;
    private final NovaServices services;
    private final NovaServers servers;
    private final NovaServerGroups groups;
    private final NovaMigrations migrations;
    private final NovaActions actions;
    private final NovaAggregates aggregates;
    private final NovaGroupMembers members;
    private final PlacementCapacities capacities;
    private final TokenCheck tokens;
    private final CloudDiagnosis diagnosis;

    public NovaCloud(CloudConfig config, Clock clock) {
        this(config, clock, Deadlines.DEFAULT);
    }

    NovaCloud(CloudConfig config, Clock clock, Deadlines deadlines) {
        SSLContext tls = tls(config);
        session = new KeystoneSession(config, tls, deadlines, clock);
        NovaApi nova = new NovaApi(session, deadlines, clock);
        this.tokens =
                new KeystoneTokens(
                        config.authUrl(), JdkHttpExecutor.client(tls), session, deadlines);
        this.services = new NovaServices(nova);
        this.servers = new NovaServers(nova);
        this.groups = new NovaServerGroups(nova, clock);
        this.migrations = new NovaMigrations(nova);
        this.actions = new NovaActions(nova);
        this.aggregates = new NovaAggregates(nova);
        this.members = new NovaGroupMembers(nova, servers, groups, clock);
        this.capacities =
                new PlacementCapacities(nova, new PlacementApi(session, deadlines, clock), clock);
        this.diagnosis = new CloudDiagnosis(session, deadlines, tokens, services, clock);
    }

    /** Tells {@code listener} of each token that Keystone is asked for. */
    public void telling(AuthenticationListener listener) {
        session.telling(listener);
    }

    /** The one of the config's files, or one for all clouds whose config names none. */
    static SSLContext tls(CloudConfig config) {
        try {
            Tls tls = config.tls().equals(TlsFiles.NONE) ? SYSTEM : new Tls(config.tls());
            return tls.current().context();
        } catch (PemException e) {
            throw new IllegalStateException(
                    "Keystone and Nova are out of reach: " + e.getMessage(), e);
        }
    }

    /**
     * Asks Nova everything that a recovery would, and changes nothing. Done if a recovery could
     * begin now; also keeps token, connections and service ids warm.
     *
     * @return the number of compute services that Nova knows
     */
    public Outcome<Integer> rehearse() {
        return services.all()
                .then(
                        known ->
                                servers.rehearse()
                                        .then(any -> migrations.rehearse())
                                        .map(
                                                any -> {
                                                    groups.rehearse();
                                                    return known.size();
                                                }));
    }

    /** Nova as it answers now; changes nothing. */
    public DiagnosisDocument.Nova nova() {
        return diagnosis.nova();
    }

    /** Keystone as it answers now, and what it says of the controller's account. */
    public DiagnosisDocument.Keystone keystone() {
        return diagnosis.keystone();
    }

    /** Keystone's word on other people's tokens. */
    public TokenCheck tokens() {
        return tokens;
    }

    @Override
    public Outcome<ComputeService> forceDown(HostName host) {
        return services.forcedDown(host, true);
    }

    @Override
    public Outcome<ComputeService> liftForceDown(HostName host) {
        return services.forcedDown(host, false);
    }

    @Override
    public Outcome<ComputeService> disable(HostName host, String reason) {
        return services.disable(host, reason);
    }

    @Override
    public Outcome<ComputeService> enable(HostName host) {
        return services.enable(host);
    }

    @Override
    public Outcome<ComputeService> service(HostName host) {
        return services.service(host);
    }

    @Override
    public Outcome<Map<HostName, ComputeService>> services() {
        return services.all();
    }

    @Override
    public Outcome<List<Server>> serversOn(HostName host) {
        return servers.on(host).map(groups::joinedTo);
    }

    @Override
    public Outcome<List<Server>> serversChangedSince(Instant since) {
        return servers.changedSince(since);
    }

    @Override
    public Outcome<Optional<Server>> server(InstanceId instance) {
        return servers.find(instance);
    }

    @Override
    public Outcome<List<Migration>> evacuationsFrom(HostName host, long after) {
        return migrations.from(host, after);
    }

    @Override
    public Outcome<String> evacuate(InstanceId instance, Target target) {
        return actions.evacuate(instance, target);
    }

    @Override
    public Outcome<String> resetToError(InstanceId instance) {
        return actions.reset(instance, "error");
    }

    @Override
    public Outcome<String> resetToActive(InstanceId instance) {
        return actions.reset(instance, "active");
    }

    @Override
    public Outcome<String> confirmResize(InstanceId instance) {
        return actions.confirmResize(instance);
    }

    @Override
    public Outcome<String> stop(InstanceId instance) {
        return actions.stop(instance);
    }

    @Override
    public Outcome<String> start(InstanceId instance) {
        return actions.start(instance);
    }

    @Override
    public Outcome<Boolean> stoppedByNova(InstanceId instance) {
        return actions.stoppedByNova(instance);
    }

    @Override
    public Outcome<Set<String>> aggregatesMissing(HostName host, HostName like) {
        return aggregates.missing(host, like);
    }

    @Override
    public Outcome<String> joinAggregates(HostName host, Set<String> ids) {
        return aggregates.join(host, ids);
    }

    @Override
    public Outcome<String> leaveAggregates(HostName host, Set<String> ids) {
        return aggregates.leave(host, ids);
    }

    @Override
    public Outcome<Map<HostName, HostCapacity>> free(Collection<HostName> hosts) {
        return capacities.free(hosts);
    }

    @Override
    public Outcome<Map<HostName, String>> zones() {
        return services.zones();
    }

    @Override
    public Outcome<Map<String, Set<HostName>>> hostsOf(Collection<ServerGroup> asked) {
        return members.hostsOf(asked);
    }
}
