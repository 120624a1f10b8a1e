package org.masakari.processmonitor;

import org.masakari.monitor.MonitorProcess;
import org.masakari.processmonitor.config.ConfigFile;

/** The processmonitor's process. */
public final class ProcessMonitor {
    private ProcessMonitor() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(
                new MonitorProcess<>("processmonitor", ConfigFile::read, Wiring::start)
                        .run(arguments));
    }
}
