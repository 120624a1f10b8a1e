package org.masakari.protocol.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.DiagnosisDocument.ComputeService;
import org.masakari.protocol.api.HostDocument;

/** Whether Nova's services of the protected hosts are as they should be while nothing fails. */
public final class ServiceChecks {
    private final Map<HostName, ComputeService> services;
    private final List<HostDocument> hosts;

    public ServiceChecks(List<ComputeService> services, List<HostDocument> hosts) {
        this.services =
                services.stream()
                        .collect(Collectors.toMap(ComputeService::host, Function.identity()));
        this.hosts = hosts;
    }

    /** What is not as it should be; empty if all is. */
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        for (HostDocument host : hosts) {
            ComputeService service = services.get(host.name());
            if (service != null && host.incidentUuid() == null) {
                findings.addAll(check(host, service));
            }
        }
        return findings;
    }

    private static List<Finding> check(HostDocument host, ComputeService service) {
        String check = "nova-compute of " + host.name();
        List<Finding> findings = new ArrayList<>();
        if (service.forcedDown()) {
            findings.add(
                    Finding.fail(
                            check,
                            "forced down, without an open incident",
                            "it takes no instances",
                            "see why; then: openstack compute service set --up "
                                    + host.name()
                                    + " nova-compute"));
        } else if (!service.up()) {
            findings.add(
                    Finding.warn(
                            check,
                            "down, though its host has not failed",
                            "its instances cannot be managed, and it can take none",
                            "restart it; see its log"));
        }
        if (host.reserved() && service.enabled()) {
            findings.add(
                    Finding.warn(
                            check,
                            "enabled, though the host is a reserve",
                            "Nova may fill it, and then it is none",
                            "openstack compute service set --disable "
                                    + host.name()
                                    + " nova-compute"));
        }
        if (!host.reserved() && !service.enabled() && !host.onMaintenance()) {
            String why = service.disabledReason();
            findings.add(
                    Finding.warn(
                            check,
                            "disabled" + (why == null ? "" : ": " + why),
                            "other hosts' instances cannot go there",
                            "enable it if that is not on purpose"));
        }
        return findings;
    }
}
