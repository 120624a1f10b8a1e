package org.masakari.service.openstack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.openstack4j.api.OSClient.OSClientV3;
import org.openstack4j.core.transport.Config;
import org.openstack4j.model.common.Identifier;
import org.openstack4j.model.identity.v3.Token;
import org.openstack4j.openstack.OSFactory;

/**
 * One token for all threads, renewed by one of them when it is about to expire or was refused. Who
 * needs the new one meanwhile waits for that renewal and shares its end, good or bad: a Keystone
 * that hangs costs each thread one deadline, not one for every thread before it.
 */
final class KeystoneSession {
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final CloudConfig config;
    private final Deadlines deadlines;
    private final Clock clock;
    private final SSLContext tls;
    private volatile AuthenticationListener listener = (beganAtNanos, given) -> {};
    private @Nullable Token token;
    private @Nullable CompletableFuture<Token> renewal;

    /**
     * A session that has no token yet.
     *
     * @param tls for addresses of https
     */
    KeystoneSession(CloudConfig config, SSLContext tls, Deadlines deadlines, Clock clock) {
        this.config = config;
        this.tls = tls;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    void telling(AuthenticationListener told) {
        listener = told;
    }

    /**
     * Binds the session to the calling thread, as OpenStack4j's services expect it, and returns the
     * token's id.
     *
     * @param deadline how long the thread's next requests may take
     * @throws KeystoneException if no token is to be had
     */
    String bind(Duration deadline) {
        Token current = token();
        OSClientV3 client =
                OSFactory.clientFromToken(current, config.facing(), transport(deadline));
        client.useRegion(config.region());
        return current.getId();
    }

    /** Forgets a token that was refused, unless another thread has renewed it already. */
    synchronized void refused(String tokenId) {
        if (token != null && token.getId().equals(tokenId)) {
            token = null;
        }
    }

    private Token token() {
        CompletableFuture<Token> mine = new CompletableFuture<>();
        CompletableFuture<Token> current;
        synchronized (this) {
            if (token != null && (isValidFor(token, MARGIN) || isSpare(token))) {
                return token;
            }
            if (renewal == null) {
                renewal = mine;
            }
            current = renewal;
        }
        return current == mine ? renew(mine) : join(current);
    }

    /** True if the token will do for now, because another thread is fetching the next one. */
    private synchronized boolean isSpare(Token old) {
        return renewal != null && isValidFor(old, Duration.ZERO);
    }

    private Token renew(CompletableFuture<Token> mine) {
        try {
            mine.complete(keep(fetch()));
        } catch (KeystoneException e) {
            mine.completeExceptionally(e);
        } finally {
            ended();
        }
        return join(mine);
    }

    /**
     * A new token; if Keystone gives none, the old one as long as it is good. An answer that is not
     * Keystone's ends in whatever exception OpenStack4j's parsing runs into.
     */
    private Token fetch() {
        try {
            return authenticate();
        } catch (RuntimeException e) {
            Token old = known();
            if (old != null && isValidFor(old, Duration.ZERO)) {
                return old;
            }
            throw new KeystoneException("Keystone gives no token: " + e.getMessage(), e);
        }
    }

    private synchronized @Nullable Token known() {
        return token;
    }

    private synchronized Token keep(Token fresh) {
        token = fresh;
        return fresh;
    }

    private synchronized void ended() {
        renewal = null;
    }

    private Token join(CompletableFuture<Token> current) {
        try {
            return current.get(deadlines.usual().plusSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new KeystoneException(String.valueOf(cause.getMessage()), e);
        } catch (TimeoutException e) {
            throw new KeystoneException("Keystone gives no token: it does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeystoneException("interrupted while waiting for a token", e);
        }
    }

    private boolean isValidFor(Token current, Duration margin) {
        Instant expires = current.getExpires().toInstant();
        return expires.minus(margin).isAfter(clock.instant());
    }

    private Token authenticate() {
        long began = System.nanoTime();
        boolean given = false;
        try {
            Token fresh = askForToken();
            given = true;
            return fresh;
        } finally {
            listener.authenticated(began, given);
        }
    }

    private Token askForToken() {
        Identifier domain = Identifier.byName(config.domain());
        Token fresh =
                OSFactory.builderV3()
                        .withConfig(transport(deadlines.usual()))
                        .endpoint(config.authUrl().toString())
                        .credentials(config.user(), config.password(), domain)
                        .scopeToProject(Identifier.byName(config.project()), domain)
                        .authenticate()
                        .getToken();
        if (fresh == null || fresh.getId() == null || fresh.getExpires() == null) {
            throw new MalformedAnswerException("its answer has no token");
        }
        return fresh;
    }

    private Config transport(Duration deadline) {
        return Config.newConfig()
                .withReadTimeout(Math.toIntExact(deadline.toMillis()))
                .withSSLContext(tls);
    }
}
