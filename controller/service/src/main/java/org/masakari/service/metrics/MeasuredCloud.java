package org.masakari.service.metrics;

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

/** Nova, measured. */
final class MeasuredCloud implements ComputeCloud {
    private final ComputeCloud cloud;
    private final CallMetrics calls;

    MeasuredCloud(ComputeCloud cloud, CallMetrics calls) {
        this.cloud = cloud;
        this.calls = calls;
    }

    @Override
    public Outcome<ComputeService> forceDown(HostName host) {
        return calls.nova("force_down", () -> cloud.forceDown(host));
    }

    @Override
    public Outcome<ComputeService> liftForceDown(HostName host) {
        return calls.nova("lift_force_down", () -> cloud.liftForceDown(host));
    }

    @Override
    public Outcome<ComputeService> disable(HostName host, String reason) {
        return calls.nova("disable", () -> cloud.disable(host, reason));
    }

    @Override
    public Outcome<ComputeService> enable(HostName host) {
        return calls.nova("enable", () -> cloud.enable(host));
    }

    @Override
    public Outcome<ComputeService> service(HostName host) {
        return calls.nova("service", () -> cloud.service(host));
    }

    @Override
    public Outcome<Map<HostName, ComputeService>> services() {
        return calls.nova("services", () -> cloud.services());
    }

    @Override
    public Outcome<List<Server>> serversOn(HostName host) {
        return calls.nova("servers_on", () -> cloud.serversOn(host));
    }

    @Override
    public Outcome<List<Server>> serversChangedSince(Instant since) {
        return calls.nova("servers_changed_since", () -> cloud.serversChangedSince(since));
    }

    @Override
    public Outcome<Optional<Server>> server(InstanceId instance) {
        return calls.nova("server", () -> cloud.server(instance));
    }

    @Override
    public Outcome<List<Migration>> evacuationsFrom(HostName host, long after) {
        return calls.nova("evacuations_from", () -> cloud.evacuationsFrom(host, after));
    }

    @Override
    public Outcome<String> evacuate(InstanceId instance, Target target) {
        return calls.nova("evacuate", () -> cloud.evacuate(instance, target));
    }

    @Override
    public Outcome<String> resetToError(InstanceId instance) {
        return calls.nova("reset_to_error", () -> cloud.resetToError(instance));
    }

    @Override
    public Outcome<String> confirmResize(InstanceId instance) {
        return calls.nova("confirm_resize", () -> cloud.confirmResize(instance));
    }

    @Override
    public Outcome<String> resetToActive(InstanceId instance) {
        return calls.nova("reset_to_active", () -> cloud.resetToActive(instance));
    }

    @Override
    public Outcome<String> stop(InstanceId instance) {
        return calls.nova("stop", () -> cloud.stop(instance));
    }

    @Override
    public Outcome<String> start(InstanceId instance) {
        return calls.nova("start", () -> cloud.start(instance));
    }

    @Override
    public Outcome<Boolean> stoppedByNova(InstanceId instance) {
        return calls.nova("stopped_by_nova", () -> cloud.stoppedByNova(instance));
    }

    @Override
    public Outcome<Set<String>> aggregatesMissing(HostName host, HostName like) {
        return calls.nova("aggregates_missing", () -> cloud.aggregatesMissing(host, like));
    }

    @Override
    public Outcome<String> joinAggregates(HostName host, Set<String> aggregates) {
        return calls.nova("join_aggregates", () -> cloud.joinAggregates(host, aggregates));
    }

    @Override
    public Outcome<String> leaveAggregates(HostName host, Set<String> aggregates) {
        return calls.nova("leave_aggregates", () -> cloud.leaveAggregates(host, aggregates));
    }
}
