package org.masakari.processmonitor.config;

import java.time.Duration;
import org.masakari.monitor.MonitorConfig;
import org.masakari.monitor.ReportingConfig;
import org.masakari.processmonitor.judge.Policy;
import org.masakari.protocol.HostName;

/**
 * {@code masakari-processmonitor.conf}.
 *
 * @param reporting where reports go and what is kept on disk
 * @param host the name of this host in Nova
 * @param watch what is watched
 * @param policy how stubbornly a process is restarted
 * @param commandTimeout after which a command or script is ended
 * @param parallel commands that run at the same time at most, each for another process
 */
public record ProcessMonitorConfig(
        ReportingConfig reporting,
        HostName host,
        WatchConfig watch,
        Policy policy,
        Duration commandTimeout,
        int parallel)
        implements MonitorConfig {}
