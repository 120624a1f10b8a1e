package org.masakari.instancemonitor.config;

import org.masakari.instancemonitor.judge.Policy;
import org.masakari.monitor.MonitorConfig;
import org.masakari.monitor.ReportingConfig;
import org.masakari.protocol.HostName;

/**
 * {@code masakari-instancemonitor.conf}.
 *
 * @param reporting where reports go and what is kept on disk
 * @param host Nova's name of this host
 * @param libvirt how it is watched
 * @param agent how guest agents are asked, if they are
 * @param policy what counts as a failure
 */
public record InstanceMonitorConfig(
        ReportingConfig reporting,
        HostName host,
        LibvirtConfig libvirt,
        AgentConfig agent,
        Policy policy)
        implements MonitorConfig {}
