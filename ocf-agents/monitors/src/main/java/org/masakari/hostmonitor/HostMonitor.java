package org.masakari.hostmonitor;

import org.masakari.hostmonitor.config.ConfigFile;
import org.masakari.monitor.MonitorProcess;

/** The hostmonitor's process. */
public final class HostMonitor {
    private HostMonitor() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(
                new MonitorProcess<>("hostmonitor", ConfigFile::read, Wiring::start)
                        .run(arguments));
    }
}
