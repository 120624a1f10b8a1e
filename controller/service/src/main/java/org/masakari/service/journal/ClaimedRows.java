package org.masakari.service.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.masakari.engine.port.Claim;

/**
 * What this controller has read or written of the rows that it holds claims of, so as not to ask
 * for it at each record. It stays true as long as the claim: nobody else writes steps under it.
 */
final class ClaimedRows {
    /** More than a controller drives at once; what is forgotten is read again. */
    private static final int MOST = 1000;

    private final Map<Claim, RecoveryDao.Key> known =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<Claim, RecoveryDao.Key> eldest) {
                            return size() > MOST;
                        }
                    });

    /** The key of the recovery's rows; asked of {@code recoveries} where it is not known. */
    RecoveryDao.Key of(Claim claim, RecoveryDao recoveries) {
        RecoveryDao.Key key = known.get(claim);
        return key == null ? recoveries.key(claim.recovery()) : key;
    }

    /** {@code key} is what was committed under the claim. */
    void committed(Claim claim, RecoveryDao.Key key) {
        known.put(claim, key);
    }

    /** The claim is lost, or nobody knows what was committed under it. */
    void forget(Claim claim) {
        known.remove(claim);
    }
}
