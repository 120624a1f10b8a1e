package org.masakari.hostmonitor;

import org.masakari.hostmonitor.config.ConfigFile;
import org.masakari.monitor.MonitorProcess;

/** The hostmonitor's process. */
public final class HostMonitor {
    static final String NAME = "hostmonitor";

    private HostMonitor() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new MonitorProcess<>(NAME, ConfigFile::read, Wiring::start).run(arguments));
    }
}
