package org.masakari.service.http;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.forecast.Forecast;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Declarations;
import org.masakari.engine.port.History;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Inventory;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Pauses;
import org.masakari.engine.port.Retries;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.WebhookTestDocument;
import org.masakari.service.explanation.Explanations;
import org.masakari.service.http.legacy.LegacyConfig;
import org.masakari.service.http.legacy.LegacyDoor;
import org.masakari.service.http.legacy.LenientHttp;
import org.masakari.service.http.tls.TlsServer;
import org.masakari.service.retention.Retention;

/**
 * The HTTP server.
 *
 * <p>Its buffers are used once. Jetty (12.1.14) answers a malformed request on a thread of its own
 * while the one that has read it goes on, and now and then both give the buffer back: from a pool,
 * two connections would then have the same one, and a client another one's answer.
 */
public final class ApiServer implements AutoCloseable {
    private static final int IDLE_TIMEOUT_MS = 30_000;
    private static final int STOP_TIMEOUT_MS = 5_000;

    /** Far more than clients, far fewer than the files that a process may have open. */
    private static final int MOST_CONNECTIONS = 500;

    private final Server server;
    private final ServerConnector connector;
    private final @Nullable TlsServer tls;

    /**
     * What the API is made of.
     *
     * @param intake where notifications go
     * @param legacyIntake where those of the original's monitors go
     * @param tls speaks TLS, and then nothing but the original's monitors is served without; null
     *     for plain HTTP
     * @param ui true if the web page is served
     */
    public record Parts(
            Intake intake,
            Intake legacyIntake,
            Declarations declarations,
            History history,
            Inventory inventory,
            Function<HostName, Outcome<ComputeService>> services,
            Retries retries,
            Pauses pauses,
            Retention retention,
            BegunListener listener,
            Access access,
            LegacyConfig legacy,
            @Nullable TlsServer tls,
            boolean ui,
            Health health,
            Supplier<Optional<DiagnosisDocument>> diagnosis,
            Function<String, Explanations.Answer> explanations,
            Function<HostName, Optional<Forecast.Answer>> plans,
            Supplier<Optional<List<WebhookTestDocument>>> webhookTest) {}

    /** A server that does not listen yet; port 0 takes any free port. */
    public ApiServer(String host, int port, Parts parts) {
        QueuedThreadPool threads = new QueuedThreadPool(16, 4);
        threads.setName("http");
        server = new Server(threads, null, new ByteBufferPool.NonPooling());
        server.setStopTimeout(STOP_TIMEOUT_MS);
        tls = parts.tls();
        connector = new ServerConnector(server, 1, 1, connections(configuration(), parts));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_TIMEOUT_MS);
        server.addConnector(connector);
        server.setErrorHandler(new JsonErrors(parts.health().refusals()));
        server.setHandler(new GracefulHandler(handler(parts)));
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 * 1024);
        http.setHttpCompliance(HttpCompliance.RFC7230);
        http.setUseInputDirectByteBuffers(false);
        http.setUseOutputDirectByteBuffers(false);
        return http;
    }

    private static ConnectionFactory[] connections(HttpConfiguration config, Parts parts) {
        HttpConnectionFactory http =
                parts.legacy().enabled()
                        ? new LenientHttp(config)
                        : new HttpConnectionFactory(config);
        TlsServer secured = parts.tls();
        List<ConnectionFactory> all =
                secured == null ? List.of(http) : secured.connections(config, http);
        return all.toArray(ConnectionFactory[]::new);
    }

    private static ApiHandler handler(Parts parts) {
        Gatekeeper gatekeeper = new Gatekeeper(parts.access());
        return new ApiHandler(
                gatekeeper,
                new Router(resources(parts)),
                new LegacyDoor(parts.legacy(), parts.legacyIntake(), parts.listener()::begun),
                new HealthResource(parts.health(), gatekeeper),
                parts.ui() ? UiResource.open() : UiResource.closed(),
                parts.health().refusals(),
                parts.tls() != null);
    }

    static List<Resource> resources(Parts parts) {
        Clock clock = Clock.systemUTC();
        return List.of(
                new NotificationResource(parts.intake(), parts.history(), parts.listener()),
                new VmMoveResource(parts.history()),
                new HostResource(parts.inventory(), parts.services()),
                new SegmentResource(parts.inventory()),
                new RecoveryResource(parts.history(), parts.retries(), parts.listener(), clock),
                new IncidentResource(parts.history()),
                new DeclarationResource(
                        parts.declarations(), parts.history(), parts.listener(), clock),
                new PauseResource(parts.pauses(), clock),
                new HistoryResource(parts.retention(), clock),
                new DiagnosisResource(parts.diagnosis()),
                new ExplanationResource(parts.explanations()),
                new PlanResource(parts.plans()),
                new WebhookResource(parts.webhookTest()));
    }

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException if the address cannot be listened on
     */
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(
                    "cannot listen on " + connector.getHost() + ":" + connector.getPort(), e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Takes up a renewed certificate, without an end to any connection. */
    public void refreshTls() {
        if (tls != null) {
            tls.refresh();
        }
    }

    /** Answers what is in flight, for five seconds at most, and stops. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop cleanly", e);
        }
    }
}
