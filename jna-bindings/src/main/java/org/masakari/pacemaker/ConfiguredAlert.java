package org.masakari.pacemaker;

import java.util.List;

/**
 * An alert agent.
 *
 * @param path the program that Pacemaker runs
 * @param recipients what it is told to whom; empty if none is given
 */
public record ConfiguredAlert(String id, String path, List<String> recipients) {
    public ConfiguredAlert {
        recipients = List.copyOf(recipients);
    }
}
