package org.masakari.instancemonitor.judge;

import java.util.List;
import java.util.UUID;
import org.masakari.libvirt.AgentAnswer;
import org.masakari.libvirt.DomainEvent;
import org.masakari.libvirt.ListedDomain;

/** What the judge may be told. Times are of {@link System#nanoTime}. */
public sealed interface Observation {

    /** Libvirt told. */
    record Happened(DomainEvent event, long atNanos) implements Observation {}

    /** Libvirt listed its domains, as it was asked to at {@code beganNanos}. */
    record Listed(List<ListedDomain> domains, long beganNanos) implements Observation {
        public Listed {
            domains = List.copyOf(domains);
        }
    }

    /** A guest agent was asked for a sign of life. */
    record AgentAsked(UUID domain, AgentAnswer answer) implements Observation {}
}
