package org.masakari.engine.port;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.masakari.protocol.HostName;

/** What Nova and Placement tell of the room on hosts. Only looks. */
public interface Capacities {

    /**
     * What is free on each of {@code hosts}. One that Placement does not know, or did not tell of
     * in time, is missing.
     */
    Outcome<Map<HostName, HostCapacity>> free(Collection<HostName> hosts);

    /** The availability zone of each host that Nova knows. */
    Outcome<Map<HostName, String>> zones();

    /** The hosts on which members of each of {@code groups} are, by the group's id. */
    Outcome<Map<String, Set<HostName>>> hostsOf(Collection<ServerGroup> groups);
}
