package org.masakari.protocol.peer;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.client.ControllerClient;
import org.masakari.protocol.notification.HostPayload;
import org.masakari.protocol.notification.Notification;
import org.masakari.protocol.outbox.Delivery;
import org.masakari.protocol.outbox.OutboxEntry;
import org.masakari.protocol.tls.TlsFiles;

/**
 * Delivers to OpenStack Masakari's API, which takes nothing beyond its own fields: the fencing
 * evidence stays here. Used by one thread.
 */
public final class OpenStackDelivery implements Delivery {
    private static final int UNAUTHORIZED = 401;

    private final ControllerClient client;
    private final KeystoneToken keystone;
    private @Nullable String token;

    /**
     * Through {@code client}, whose address is the API's root.
     *
     * @param timeout for Keystone
     * @param tls for a Keystone of https
     */
    public OpenStackDelivery(
            ControllerClient client, KeystoneAccess access, Duration timeout, TlsFiles tls) {
        this.client = client;
        this.keystone = new KeystoneToken(access, timeout, tls);
    }

    @Override
    public Answer deliver(OutboxEntry entry) {
        boolean fresh = token == null;
        Answer answer = attempt(entry);
        boolean expired =
                answer instanceof Answer.Refused refused && refused.status() == UNAUTHORIZED;
        if (!expired) {
            return answer;
        }
        token = null;
        return fresh ? answer : attempt(entry);
    }

    private Answer attempt(OutboxEntry entry) {
        String known = token;
        if (known == null) {
            try {
                known = keystone.get();
                token = known;
            } catch (IOException e) {
                return new Answer.Unreachable(String.valueOf(e.getMessage()));
            }
        }
        return client.post(
                "/v1/notifications",
                Map.of("notification", plain(entry.notification())),
                Map.of("X-Auth-Token", known, "OpenStack-API-Version", "instance-ha 1.0"));
    }

    private static Notification plain(Notification notification) {
        if (notification.payload() instanceof HostPayload host) {
            return new Notification(
                    notification.type(),
                    notification.hostname(),
                    notification.generatedTime(),
                    new HostPayload(host.event(), host.clusterStatus(), host.hostStatus(), null));
        }
        return notification;
    }
}
