package org.masakari.hostmonitor.config;

import org.masakari.hostmonitor.judge.Policy;
import org.masakari.monitor.MonitorConfig;
import org.masakari.monitor.ReportingConfig;

/**
 * {@code masakari-hostmonitor.conf}.
 *
 * @param reporting where reports go and what is kept on disk
 * @param cluster how Pacemaker is listened to
 * @param policy what is reported
 * @param power who is asked for a second opinion
 */
public record HostMonitorConfig(
        ReportingConfig reporting, ClusterConfig cluster, Policy policy, PowerConfig power)
        implements MonitorConfig {}
