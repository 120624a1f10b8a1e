package org.masakari.hostmonitor.config;

import java.time.Duration;
import java.util.List;

/**
 * The command that is asked for a second opinion.
 *
 * @param command program and first arguments; empty if none is asked
 * @param timeout for its answer
 */
public record PowerConfig(List<String> command, Duration timeout) {
    public PowerConfig {
        command = List.copyOf(command);
    }
}
