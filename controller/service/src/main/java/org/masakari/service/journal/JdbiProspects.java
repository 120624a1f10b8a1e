package org.masakari.service.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.incident.HostSituation;
import org.masakari.engine.port.Prospects;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;

/** What MariaDB has about a host that has not failed. Only reads. */
public final class JdbiProspects implements Prospects {
    private final Database database;
    private final Clock clock;
    private final Instant startedAt;

    /** For a controller that starts now. */
    public JdbiProspects(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    @Override
    public Optional<Prospect> of(HostName host, Instant since) {
        return database.snapshot(
                handle ->
                        new InventoryDao(handle)
                                .hostNamed(host)
                                .map(found -> prospect(handle, found, since)));
    }

    private Prospect prospect(Handle handle, HostDocument host, Instant since) {
        return new Prospect(
                host,
                new InventoryDao(handle)
                        .hosts(host.failoverSegmentId()).stream()
                                .map(HostDocument::name)
                                .filter(name -> !name.equals(host.name()))
                                .toList(),
                new ReserveDao(handle).free(host.name()),
                situation(handle, host),
                new SegmentDao(handle).state(host.name(), since, false),
                Duration.between(startedAt, clock.instant()));
    }

    private static HostSituation situation(Handle handle, HostDocument host) {
        IncidentDao incidents = new IncidentDao(handle);
        SegmentDocument segment = host.failoverSegment();
        return new HostSituation(
                segment.enabled(),
                host.onMaintenance(),
                incidents.findOpen(host.name()).map(incidents::describe).orElse(null),
                incidents.lastBackAt(host.name()),
                false,
                false,
                segment.trustMonitors());
    }
}
