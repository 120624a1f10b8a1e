package org.masakari.hostmonitor.judge;

import org.masakari.pacemaker.ClusterView;

/** What the judge may be told. */
public sealed interface Observation {

    /** A source told of a finished fencing. */
    record FencingSeen(FencingReport report) implements Observation {}

    /** The cluster was looked at. */
    record Looked(ClusterView view) implements Observation {}

    /** Corosync told about quorum, or can no longer be asked. */
    record QuorumHeard(QuorumState quorum) implements Observation {}

    /** What the operator's command said of a node. */
    record OpinionGiven(String node, Opinion opinion) implements Observation {}

    /** Something changed that only a look can explain: a node came or went, a listener is back. */
    record Hint() implements Observation {}
}
