package org.masakari.engine.policy;

/**
 * What becomes of reserved hosts.
 *
 * @param joinAggregates true if a reserved host that is taken joins the failed host's aggregates
 * @param replaceByReturned true if a host that returns becomes a reserve where one was taken for it
 */
public record ReservePolicy(boolean joinAggregates, boolean replaceByReturned) {

    /** The defaults. */
    public static final ReservePolicy DEFAULT = new ReservePolicy(false, false);
}
