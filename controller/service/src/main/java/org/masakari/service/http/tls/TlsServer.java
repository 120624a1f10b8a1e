package org.masakari.service.http.tls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.masakari.protocol.tls.Identity;
import org.masakari.protocol.tls.PemException;
import org.masakari.protocol.tls.Tls;
import org.masakari.protocol.tls.TlsState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API's side of TLS, 1.2 and 1.3; a renewed certificate is for the connections after it. */
public final class TlsServer {
    private static final Logger LOG = LoggerFactory.getLogger(TlsServer.class);

    /** Renewals usually come a month before: so late, one has failed. */
    private static final Duration SOON = Duration.ofDays(7);

    private static final Duration BETWEEN_WARNINGS = Duration.ofDays(1);

    private final Tls tls;
    private final Clock clock;
    private final SslContextFactory.Server contexts = new SslContextFactory.Server();
    private volatile TlsState inForce;
    private Instant warnAfter = Instant.MIN;

    /**
     * Reads the files, and warns of a certificate that has expired.
     *
     * @throws IllegalStateException if they cannot be used
     */
    public TlsServer(TlsConfig config, Clock clock) {
        this.tls = new Tls(config.files());
        this.clock = clock;
        try {
            inForce = tls.current();
        } catch (PemException e) {
            throw new IllegalStateException("cannot speak TLS: " + e.getMessage(), e);
        }
        contexts.setSslContext(inForce.context());
        contexts.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        contexts.setWantClientAuth(config.clients() == TlsConfig.ClientAuth.WANTED);
        contexts.setNeedClientAuth(config.clients() == TlsConfig.ClientAuth.NEEDED);
        warnOfExpiry();
    }

    /**
     * What a connector needs to speak TLS, and {@code http} inside it. What does not begin as TLS
     * does is read as plain HTTP, to be answered: {@link org.eclipse.jetty.server.Request#isSecure}
     * tells the two apart.
     */
    public List<ConnectionFactory> connections(
            HttpConfiguration config, HttpConnectionFactory http) {
        // The name of the host is the client's to check, and 127.0.0.1 is none for SNI.
        config.addCustomizer(new SecureRequestCustomizer(false));
        SslConnectionFactory secured = new TimedHandshakes(contexts, http.getProtocol());
        return List.of(new DetectorConnectionFactory(secured), http);
    }

    /**
     * Takes up files that have changed, and warns once a day of a certificate that ends soon.
     *
     * @throws IllegalStateException if the server cannot change over, which is a defect
     */
    public void refresh() {
        try {
            TlsState now = tls.current();
            if (!now.equals(inForce)) {
                contexts.reload(each -> each.setSslContext(now.context()));
                inForce = now;
                warnAfter = Instant.MIN;
            }
        } catch (PemException e) {
            throw new IllegalStateException("what is in force is never given up", e);
        } catch (Exception e) {
            throw new IllegalStateException("the renewed certificate cannot be taken up", e);
        }
        warnOfExpiry();
    }

    /** What clients are shown. */
    public Identity identity() {
        return Objects.requireNonNull(inForce.identity());
    }

    private void warnOfExpiry() {
        Instant now = clock.instant();
        Identity identity = identity();
        if (now.isBefore(warnAfter) || now.plus(SOON).isBefore(identity.expires())) {
            return;
        }
        warnAfter = now.plus(BETWEEN_WARNINGS);
        LOG.warn(
                "the API's certificate, {}, {} at {}. Clients refuse it once it has expired, and"
                        + " monitors keep their reports. Renew it: it is taken up within a minute",
                identity.subject(),
                now.isAfter(identity.expires()) ? "expired" : "expires",
                identity.expires());
    }
}
