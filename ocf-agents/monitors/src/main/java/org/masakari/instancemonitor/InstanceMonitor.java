package org.masakari.instancemonitor;

import org.masakari.instancemonitor.config.ConfigFile;
import org.masakari.monitor.MonitorProcess;

/** The instancemonitor's process. */
public final class InstanceMonitor {
    private InstanceMonitor() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(
                new MonitorProcess<>("instancemonitor", ConfigFile::read, Wiring::start)
                        .run(arguments));
    }
}
