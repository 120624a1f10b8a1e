package org.masakari.service.journal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.Inventory;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.ProtectionDocument;
import org.masakari.protocol.api.SegmentDocument;

/** Segments and hosts in MariaDB. */
public final class JdbiInventory implements Inventory {
    private final Database database;
    private final Clock clock;

    public JdbiInventory(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<SegmentDocument> segments() {
        return database.read(handle -> new InventoryDao(handle).segments());
    }

    @Override
    public Optional<SegmentDocument> segment(UUID uuid) {
        return database.read(handle -> new InventoryDao(handle).segment(uuid));
    }

    @Override
    public SegmentDocument createSegment(SegmentSpec spec) {
        UUID uuid = UUID.randomUUID();
        return change(
                "a segment named " + spec.name() + " exists",
                dao -> {
                    dao.insertSegment(uuid, spec, clock.instant());
                    return dao.segment(uuid).orElseThrow();
                });
    }

    @Override
    public Optional<SegmentDocument> updateSegment(UUID uuid, SegmentSpec spec) {
        return change(
                "a segment named " + spec.name() + " exists",
                dao -> {
                    refuseDuringRecovery(dao, uuid);
                    dao.updateSegment(uuid, spec, clock.instant());
                    return dao.segment(uuid);
                });
    }

    @Override
    public boolean deleteSegment(UUID uuid) {
        return change(
                "",
                dao -> {
                    refuseDuringRecovery(dao, uuid);
                    Optional<SegmentDocument> segment = dao.segment(uuid);
                    segment.ifPresent(found -> dao.deleteSegment(found.id()));
                    return segment.isPresent();
                });
    }

    @Override
    public List<HostDocument> hosts(UUID segment) {
        return database.read(handle -> new InventoryDao(handle).hosts(segment));
    }

    @Override
    public List<ProtectionDocument> protection() {
        return database.snapshot(handle -> new InventoryDao(handle).protection());
    }

    @Override
    public Optional<HostDocument> host(UUID segment, UUID uuid) {
        return database.read(handle -> new InventoryDao(handle).host(segment, uuid));
    }

    @Override
    public HostDocument createHost(UUID segment, HostSpec spec) {
        UUID uuid = UUID.randomUUID();
        return change(
                "host " + spec.name() + " is in a segment already",
                dao -> {
                    refuseDuringRecovery(dao, segment);
                    long id = dao.segment(segment).orElseThrow(() -> gone(segment)).id();
                    dao.insertHost(uuid, id, spec, clock.instant());
                    return dao.host(segment, uuid).orElseThrow();
                });
    }

    @Override
    public Optional<HostDocument> updateHost(UUID segment, UUID uuid, HostSpec spec) {
        return change(
                "host " + spec.name() + " is in a segment already",
                dao -> {
                    refuseDuringRecovery(dao, segment);
                    if (dao.host(segment, uuid).isPresent()) {
                        dao.updateHost(uuid, spec, clock.instant());
                    }
                    return dao.host(segment, uuid);
                });
    }

    @Override
    public boolean deleteHost(UUID segment, UUID uuid) {
        return change(
                "",
                dao -> {
                    refuseDuringRecovery(dao, segment);
                    boolean there = dao.host(segment, uuid).isPresent();
                    if (there) {
                        dao.deleteHost(uuid);
                    }
                    return there;
                });
    }

    private static ConflictException gone(UUID segment) {
        return new ConflictException("segment " + segment + " was removed meanwhile");
    }

    private static void refuseDuringRecovery(InventoryDao dao, UUID segment) {
        if (dao.isBeingRecovered(segment)) {
            throw new ConflictException("a host of segment " + segment + " is being recovered");
        }
    }

    private <T extends @Nullable Object> T change(
            String onDuplicate, Function<InventoryDao, T> work) {
        try {
            return database.transaction(handle -> work.apply(new InventoryDao(handle)));
        } catch (UnableToExecuteStatementException e) {
            if (Database.isDuplicate(e)) {
                throw new ConflictException(onDuplicate);
            }
            throw e;
        }
    }
}
