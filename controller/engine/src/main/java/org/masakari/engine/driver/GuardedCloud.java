package org.masakari.engine.driver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.masakari.engine.port.ComputeCloud;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

/**
 * Nova, asked only while the claim holds. One effect can take several calls, and each may take as
 * long as a lease.
 */
final class GuardedCloud implements ComputeCloud {
    private final ComputeCloud cloud;
    private final Runnable guard;

    /** {@code guard} throws if the claim may not be acted on any more. */
    GuardedCloud(ComputeCloud cloud, Runnable guard) {
        this.cloud = cloud;
        this.guard = guard;
    }

    private ComputeCloud whileClaimed() {
        guard.run();
        return cloud;
    }

    @Override
    public Outcome<ComputeService> forceDown(HostName host) {
        return whileClaimed().forceDown(host);
    }

    @Override
    public Outcome<ComputeService> liftForceDown(HostName host) {
        return whileClaimed().liftForceDown(host);
    }

    @Override
    public Outcome<ComputeService> disable(HostName host, String reason) {
        return whileClaimed().disable(host, reason);
    }

    @Override
    public Outcome<ComputeService> enable(HostName host) {
        return whileClaimed().enable(host);
    }

    @Override
    public Outcome<ComputeService> service(HostName host) {
        return whileClaimed().service(host);
    }

    @Override
    public Outcome<Map<HostName, ComputeService>> services() {
        return whileClaimed().services();
    }

    @Override
    public Outcome<List<Server>> serversOn(HostName host) {
        return whileClaimed().serversOn(host);
    }

    @Override
    public Outcome<List<Server>> serversChangedSince(Instant since) {
        return whileClaimed().serversChangedSince(since);
    }

    @Override
    public Outcome<Optional<Server>> server(InstanceId instance) {
        return whileClaimed().server(instance);
    }

    @Override
    public Outcome<List<Migration>> evacuationsFrom(HostName host, long after) {
        return whileClaimed().evacuationsFrom(host, after);
    }

    @Override
    public Outcome<String> evacuate(InstanceId instance, Target target) {
        return whileClaimed().evacuate(instance, target);
    }

    @Override
    public Outcome<String> resetToError(InstanceId instance) {
        return whileClaimed().resetToError(instance);
    }

    @Override
    public Outcome<String> confirmResize(InstanceId instance) {
        return whileClaimed().confirmResize(instance);
    }

    @Override
    public Outcome<String> resetToActive(InstanceId instance) {
        return whileClaimed().resetToActive(instance);
    }

    @Override
    public Outcome<String> stop(InstanceId instance) {
        return whileClaimed().stop(instance);
    }

    @Override
    public Outcome<String> start(InstanceId instance) {
        return whileClaimed().start(instance);
    }

    @Override
    public Outcome<Boolean> stoppedByNova(InstanceId instance) {
        return whileClaimed().stoppedByNova(instance);
    }

    @Override
    public Outcome<Set<String>> aggregatesMissing(HostName host, HostName like) {
        return whileClaimed().aggregatesMissing(host, like);
    }

    @Override
    public Outcome<String> joinAggregates(HostName host, Set<String> aggregates) {
        return whileClaimed().joinAggregates(host, aggregates);
    }

    @Override
    public Outcome<String> leaveAggregates(HostName host, Set<String> aggregates) {
        return whileClaimed().leaveAggregates(host, aggregates);
    }
}
