package org.masakari.instancemonitor.config;

import java.time.Duration;

/**
 * How libvirt is watched.
 *
 * @param uri such as {@code qemu:///system}
 * @param pollInterval how often the domains are listed when nothing happens
 * @param awayAtMost how long libvirt may not be seen before this monitor counts as failed
 */
public record LibvirtConfig(String uri, Duration pollInterval, Duration awayAtMost) {}
