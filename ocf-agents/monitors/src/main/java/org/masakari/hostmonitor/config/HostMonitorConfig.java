package org.masakari.hostmonitor.config;

import java.nio.file.Path;
import org.masakari.hostmonitor.judge.Policy;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.runtime.logging.LogLevel;

/**
 * {@code masakari-hostmonitor.conf}.
 *
 * @param controller where reports go
 * @param cluster how Pacemaker is listened to
 * @param policy what is reported
 * @param stateFolder for the outbox and the judge's memory
 * @param outboxCapacity reports kept at most while no controller answers
 */
public record HostMonitorConfig(
        ClientSettings controller,
        ClusterConfig cluster,
        Policy policy,
        Path stateFolder,
        int outboxCapacity,
        LogLevel logLevel) {}
