package org.masakari.service.journal;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.port.IncidentSearch;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.HostDocument;
import org.masakari.service.explanation.Facts;

/** What MariaDB has about a host or an instance. Only reads. */
public final class JdbiFacts implements Facts {
    private static final int INCIDENTS = 3;
    private static final int ENTRIES = 5;

    private final Database database;

    public JdbiFacts(Database database) {
        this.database = database;
    }

    @Override
    public OfHost host(HostName host, Instant since) {
        return database.snapshot(handle -> host(handle, host, since));
    }

    private static OfHost host(Handle handle, HostName host, Instant since) {
        return new OfHost(
                host,
                new InventoryDao(handle)
                        .hostNamed(host)
                        .map(each -> membership(handle, each, since))
                        .orElse(null),
                new IncidentHistoryDao(handle).find(new IncidentSearch(host, null, INCIDENTS)),
                new RecoveryHistoryDao(handle).latestOf(host).orElse(null),
                new NotificationDao(handle).latestAbout(host, ENTRIES),
                new DeclarationDao(handle).of(host, ENTRIES),
                new TreeSet<>(new SegmentDao(handle).failedProcesses(host)));
    }

    private static Membership membership(Handle handle, HostDocument host, Instant since) {
        return new Membership(
                host,
                new SegmentDao(handle).state(host.name(), since, false),
                new ReserveDao(handle).free(host.name()).size());
    }

    @Override
    public OfInstance instance(InstanceId instance) {
        return database.snapshot(
                handle ->
                        new OfInstance(
                                new MoveHistoryDao(handle).movesOf(instance, ENTRIES),
                                new RecoveryHistoryDao(handle).restartsOf(instance, ENTRIES),
                                new NotificationDao(handle).latestAbout(instance, ENTRIES)));
    }

    @Override
    public List<InstanceId> instancesNamed(String name) {
        return database.read(handle -> new MoveHistoryDao(handle).instancesNamed(name, ENTRIES));
    }
}
