package org.masakari.service.openstack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openstack4j.api.OSClient.OSClientV3;
import org.openstack4j.api.exceptions.ResponseException;
import org.openstack4j.core.transport.Config;
import org.openstack4j.model.common.Identifier;
import org.openstack4j.model.identity.v3.Token;
import org.openstack4j.openstack.OSFactory;

/** One token for all threads, renewed once when it is about to expire or was refused. */
final class KeystoneSession {
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final CloudConfig config;
    private final Clock clock;
    private @Nullable Token token;

    KeystoneSession(CloudConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Binds the session to the calling thread, as OpenStack4j's services expect it, and returns the
     * token's id.
     *
     * @throws CloudIoException if Keystone cannot be reached
     * @throws ResponseException if Keystone refuses
     */
    String bind() {
        Token current = token();
        OSClientV3 client = OSFactory.clientFromToken(current, config.facing(), Config.newConfig());
        client.useRegion(config.region());
        return current.getId();
    }

    /** Forgets a token that was refused, unless another thread has renewed it already. */
    synchronized void refused(String tokenId) {
        if (token != null && token.getId().equals(tokenId)) {
            token = null;
        }
    }

    private synchronized Token token() {
        Token current = token;
        if (current == null || expiresSoon(current)) {
            current = authenticate();
            token = current;
        }
        return current;
    }

    private boolean expiresSoon(Token current) {
        Instant expires = current.getExpires().toInstant();
        return expires.minus(MARGIN).isBefore(clock.instant());
    }

    private Token authenticate() {
        Identifier domain = Identifier.byName(config.domain());
        return OSFactory.builderV3()
                .endpoint(config.authUrl().toString())
                .credentials(config.user(), config.password(), domain)
                .scopeToProject(Identifier.byName(config.project()), domain)
                .authenticate()
                .getToken();
    }
}
