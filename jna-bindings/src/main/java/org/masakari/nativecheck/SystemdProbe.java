package org.masakari.nativecheck;

import org.masakari.systemd.ServiceNotifier;

/** Looks who supervises this process. */
final class SystemdProbe {
    private SystemdProbe() {}

    static Finding serviceManager() {
        boolean systemd = ServiceNotifier.ofThisProcess().isPresent();
        return systemd
                ? new Finding(
                        "service manager",
                        Finding.State.IN_USE,
                        "systemd",
                        "waits for this process's notifications")
                : new Finding(
                        "service manager",
                        Finding.State.FALLBACK,
                        "heartbeat file",
                        "this process was not started by systemd");
    }
}
