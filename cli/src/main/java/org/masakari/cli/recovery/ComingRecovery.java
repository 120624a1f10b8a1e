package org.masakari.cli.recovery;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.masakari.cli.api.Document;
import org.masakari.cli.session.Session;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.RecoveryDocument;

/** The recovery of a host that somebody is about to bring about. No clock tells it from others. */
public final class ComingRecovery {
    private final Session session;
    private final HostName host;
    private final Set<UUID> before;

    private ComingRecovery(Session session, HostName host, Set<UUID> before) {
        this.session = session;
        this.host = host;
        this.before = before;
    }

    /** The next one of {@code host} that is not there yet. */
    public static ComingRecovery of(Session session, HostName host) {
        Set<UUID> before = new HashSet<>();
        new Recoveries(session.api())
                .newest(Watch.NEWEST)
                .forEach(each -> before.add(each.value().uuid()));
        return new ComingRecovery(session, host, before);
    }

    /**
     * Waits until it has begun.
     *
     * @throws org.masakari.cli.api.Failure if it does not within {@code patience}
     */
    public UUID begun(Duration patience) throws InterruptedException {
        return watch(patience).find(new Wanted(host, null), before);
    }

    /**
     * Shows its steps as they come, until it has ended or is held for an operator.
     *
     * @throws org.masakari.cli.api.Failure if neither comes within {@code patience}
     */
    public Document<RecoveryDocument> follow(UUID id, Duration patience)
            throws InterruptedException {
        return watch(patience).follow(id, null);
    }

    private Watch watch(Duration patience) {
        return Watch.of(session, session.clock().instant().plus(patience));
    }
}
