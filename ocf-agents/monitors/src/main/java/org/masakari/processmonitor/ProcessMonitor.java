package org.masakari.processmonitor;

import org.masakari.monitor.MonitorProcess;
import org.masakari.processmonitor.config.ConfigFile;

/** The processmonitor's process. */
public final class ProcessMonitor {
    static final String NAME = "processmonitor";

    private ProcessMonitor() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(new MonitorProcess<>(NAME, ConfigFile::read, Wiring::start).run(arguments));
    }
}
