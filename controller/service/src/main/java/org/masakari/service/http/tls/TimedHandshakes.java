package org.masakari.service.http.tls;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS whose handshakes take {@value #SECONDS} s at most, however slowly a client goes on with one:
 * Jetty's idle time-out ends only those in which nothing moves.
 */
final class TimedHandshakes extends SslConnectionFactory {
    private static final Logger LOG = LoggerFactory.getLogger(TimedHandshakes.class);

    /** A handshake takes milliseconds; one packet lost at the worst moment costs a few seconds. */
    private static final int SECONDS = 10;

    private final OncePerMinute complaints = new OncePerMinute();

    TimedHandshakes(SslContextFactory.Server contexts, String next) {
        super(contexts, next);
        setEnsureSecureRequestCustomizer(false);
    }

    @Override
    protected SslConnection newSslConnection(
            Connector connector, EndPoint endPoint, SSLEngine engine) {
        SslConnection connection = super.newSslConnection(connector, endPoint, engine);
        Scheduler.Task end =
                connector
                        .getScheduler()
                        .schedule(() -> giveUp(endPoint), SECONDS, TimeUnit.SECONDS);
        connection.addHandshakeListener(new End(end));
        return connection;
    }

    private void giveUp(EndPoint endPoint) {
        if (endPoint.isOpen()) {
            endPoint.close();
            complain(endPoint, "it took longer than " + SECONDS + " s");
        }
    }

    private void complain(EndPoint endPoint, String why) {
        if (complaints.isDue()) {
            LOG.atWarn()
                    .addKeyValue("error", why)
                    .log(
                            "no TLS with {}; its connection was closed. The next such line comes in"
                                    + " a minute at the earliest",
                            endPoint.getRemoteSocketAddress());
        }
    }

    private final class End implements SslHandshakeListener {
        private final Scheduler.Task deadline;

        End(Scheduler.Task deadline) {
            this.deadline = deadline;
        }

        @Override
        public void handshakeSucceeded(Event event) {
            boolean ignored = deadline.cancel();
        }

        @Override
        public void handshakeFailed(Event event, Throwable failure) {
            if (deadline.cancel()) {
                complain(event.getEndPoint(), String.valueOf(failure.getMessage()));
            }
        }
    }
}
