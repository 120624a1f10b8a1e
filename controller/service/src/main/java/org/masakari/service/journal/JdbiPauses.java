package org.masakari.service.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.gate.Pause;
import org.masakari.engine.port.Pauses;
import org.masakari.protocol.HostName;

/** Pauses in MariaDB, and a copy of them that {@link #refresh} keeps young. */
public final class JdbiPauses implements Pauses {
    private final Database database;
    private volatile Map<HostName, Pause> byHost = Map.of();

    public JdbiPauses(Database database) {
        this.database = database;
    }

    /**
     * Reads them anew. Call it about every second.
     *
     * @throws org.masakari.engine.port.StoreUnavailableException if they cannot be read; the copy
     *     stays as it was
     */
    public void refresh() {
        byHost =
                database.read(handle -> new SegmentDao(handle).pausedHosts()).stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        SegmentDao.PausedHost::host,
                                        SegmentDao.PausedHost::pause,
                                        (a, b) -> a.segment() == null ? a : b));
    }

    @Override
    public List<Pause> all() {
        return database.read(handle -> new SegmentDao(handle).pauses());
    }

    @Override
    public Optional<Pause> of(HostName host) {
        return Optional.ofNullable(byHost.get(host));
    }

    @Override
    public boolean pause(Pause pause) {
        boolean known = database.transaction(handle -> new SegmentDao(handle).pause(pause));
        refresh();
        return known;
    }

    @Override
    public boolean resume(@Nullable String segment) {
        boolean was = database.transaction(handle -> new SegmentDao(handle).resume(segment));
        refresh();
        return was;
    }
}
