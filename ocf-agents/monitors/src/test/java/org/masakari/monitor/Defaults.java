package org.masakari.monitor;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.masakari.protocol.client.ClientSettings;
import org.masakari.runtime.logging.LogConfig;

/** What the samples of all monitors have in common. */
public final class Defaults {
    private Defaults() {}

    /** With only the controller's address given. */
    public static ReportingConfig reporting(String monitor) {
        return new ReportingConfig(
                ClientSettings.of(List.of(URI.create("http://127.0.0.1:15868"))),
                null,
                new Receiver.Ours(),
                Path.of("/var/lib/masakari", monitor),
                1000,
                LogConfig.DEFAULT);
    }
}
