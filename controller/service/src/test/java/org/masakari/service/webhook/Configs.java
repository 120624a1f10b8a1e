package org.masakari.service.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import org.masakari.protocol.tls.TlsFiles;

/** Configs of webhooks for tests. */
public final class Configs {
    private Configs() {}

    /** All events for these, with a second to answer. */
    public static WebhookConfig to(URI... receivers) {
        return new WebhookConfig(
                Arrays.stream(receivers).map(Receiver::at).toList(),
                FakeReceiver.SECRET,
                EnumSet.allOf(EventName.class),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofHours(1),
                1000,
                TlsFiles.NONE);
    }
}
