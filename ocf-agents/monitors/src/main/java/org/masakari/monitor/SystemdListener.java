package org.masakari.monitor;

import java.io.IOException;
import org.masakari.runtime.health.Heartbeat;
import org.masakari.systemd.ServiceNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has systemd know what the heartbeat's readers know, where systemd supervises the monitor. */
final class SystemdListener implements Heartbeat.Listener {
    private static final Logger log = LoggerFactory.getLogger(SystemdListener.class);

    private final ServiceNotifier systemd;
    private boolean ready;
    private boolean failing;

    SystemdListener(ServiceNotifier systemd) {
        this.systemd = systemd;
    }

    @Override
    public void starting(String waitingFor) {
        tell(() -> systemd.status(waitingFor));
    }

    @Override
    public void beat(String statusLine) {
        if (!ready) {
            ready = true;
            tell(() -> systemd.ready(statusLine));
        }
        tell(() -> systemd.alive(statusLine));
    }

    @FunctionalInterface
    private interface Message {
        void send() throws IOException;
    }

    private void tell(Message message) {
        try {
            message.send();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                log.atWarn().addKeyValue("error", e.getMessage()).log("systemd is not told");
            }
            failing = true;
        }
    }
}
