package org.masakari.service.journal;

import java.util.Optional;

/** When reports of monitors that do not name repeats are refused. */
final class PeerReports {
    private PeerReports() {}

    /** Why a report that finds that is refused; empty if it is to be taken. */
    static Optional<String> conflict(SceneDao.Scene scene) {
        if (scene.host().onMaintenance()) {
            return Optional.of(
                    "host " + scene.host().name() + " is on maintenance: nothing was stored");
        }
        return Optional.ofNullable(scene.repeated())
                .map(repeated -> "this was reported already: notification " + repeated);
    }
}
