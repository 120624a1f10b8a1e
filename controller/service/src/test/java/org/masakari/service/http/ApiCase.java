package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.masakari.engine.forecast.Forecast;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Intake;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.ApiVersion;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.WebhookTestDocument;
import org.masakari.protocol.json.Json;
import org.masakari.service.diagnosis.Diagnosis;
import org.masakari.service.diagnosis.SelfDiagnosis;
import org.masakari.service.diagnosis.StoreChecks;
import org.masakari.service.explanation.Explanations;
import org.masakari.service.explanation.NovaView;
import org.masakari.service.http.legacy.LegacyConfig;
import org.masakari.service.http.tls.TlsServer;
import org.masakari.service.journal.JdbiDiagnosis;
import org.masakari.service.journal.JdbiFacts;
import org.masakari.service.journal.JdbiHistory;
import org.masakari.service.journal.JdbiIntake;
import org.masakari.service.journal.JdbiInventory;
import org.masakari.service.journal.JdbiPauses;
import org.masakari.service.journal.JdbiProspects;
import org.masakari.service.journal.JdbiRetention;
import org.masakari.service.journal.JdbiRetries;
import org.masakari.service.journal.JdbiStanding;
import org.masakari.service.journal.TestDatabase;
import org.masakari.service.metrics.ControllerMetrics;
import org.masakari.service.metrics.Door;
import org.masakari.service.planning.HostPlans;

/** A server on a real MariaDB, with one segment and one host, and what tests ask of it. */
abstract class ApiCase {
    private static final String EVIDENCE =
            """
            {"target":"compute1","action":"off","operation_id":"op-1","completed_at":"2026-01-31T12:00:00.000001",
             "origin":"c2","delegate":"c1","client":"x","source":"fencer","reporter":"controller1"}""";
    static final String FENCED =
            """
            {"notification":{"type":"COMPUTE_HOST","hostname":"compute1","generated_time":"2026-01-31T12:00:00",
             "payload":{"event":"STOPPED","cluster_status":"OFFLINE","host_status":"NORMAL","evidence":%s}}}"""
                    .formatted(EVIDENCE);

    private static final ComputeService UP =
            new ComputeService(true, null, true, false, Instant.EPOCH);

    private final HttpClient client = client();
    final TestDatabase db = new TestDatabase();
    final Map<String, String> problems = new ConcurrentHashMap<>();
    final List<Intake.Begun> begun = new ArrayList<>();
    final PretendedCloud cloud = new PretendedCloud();
    private final Diagnosis diagnosis = diagnosis();
    final SelfDiagnosis self = self();
    final Map<InstanceId, Server> servers = new ConcurrentHashMap<>();
    private final Explanations explanations = explanations();
    private final HostPlans plans = plans();
    private final RefusalCounts refusals = new RefusalCounts();
    final ControllerMetrics metrics = metrics();
    private final ApiServer.Parts parts = parts();
    final AnswerCheck answers = new AnswerCheck(ApiServer.resources(parts));
    final ApiServer server = new ApiServer("127.0.0.1", 0, parts);

    /** Nova's answer, by the host's name. */
    private static Outcome<ComputeService> service(HostName host) {
        return switch (host.value()) {
            case "nowhere" -> new Outcome.Refused<>("Nova knows no nova-compute on nowhere");
            case "unknown" -> new Outcome.Unknown<>("no answer");
            default -> new Outcome.Done<>(UP);
        };
    }

    /** Keystone and Nova do not answer here. */
    private Diagnosis diagnosis() {
        JdbiDiagnosis journal = new JdbiDiagnosis(db.database(), Clock.systemUTC());
        return new Diagnosis(
                new Diagnosis.Parts(
                        "test",
                        null,
                        () -> problems,
                        journal::state,
                        () -> DiagnosisDocument.Keystone.failed("there is none"),
                        () -> DiagnosisDocument.Nova.failed("there is none"),
                        () -> null,
                        journal::reports),
                Clock.systemUTC());
    }

    private SelfDiagnosis self() {
        Clock clock = Clock.systemUTC();
        return new SelfDiagnosis(
                diagnosis::now,
                new StoreChecks(
                                new JdbiInventory(db.database(), clock),
                                new JdbiPauses(db.database()),
                                new JdbiHistory(db.database()))
                        ::run,
                () -> problems,
                clock);
    }

    private HostPlans plans() {
        JdbiProspects prospects = new JdbiProspects(db.database(), Clock.systemUTC());
        return new HostPlans(
                new Forecast(prospects, cloud, cloud, Policy.DEFAULT, Clock.systemUTC())::of);
    }

    /** What Nova has is what a test puts into {@link #servers}. */
    private Explanations explanations() {
        return new Explanations(
                new JdbiFacts(db.database()),
                new NovaView(
                        ApiCase::service,
                        id -> new Outcome.Done<>(Optional.ofNullable(servers.get(id))),
                        host ->
                                new Outcome.Done<>(
                                        servers.values().stream()
                                                .filter(each -> host.equals(each.host()))
                                                .toList())),
                Policy.DEFAULT,
                Clock.systemUTC());
    }

    private ControllerMetrics metrics() {
        return new ControllerMetrics(
                new ControllerMetrics.Sources(
                        null,
                        new JdbiStanding(db.database())::now,
                        db.database()::use,
                        () -> Map.of("database", !problems.containsKey("database")),
                        refusals::byStatus),
                Clock.systemUTC());
    }

    /** Who may use the API; everybody unless a test says otherwise. */
    Access access() {
        return Access.everybody();
    }

    /** Where the original's monitors may report from; closed unless a test says otherwise. */
    LegacyConfig legacy() {
        return LegacyConfig.closed();
    }

    /** What a test of the webhooks shows; one receiver took it unless a test says otherwise. */
    Optional<List<WebhookTestDocument>> webhookTest() {
        return Optional.of(List.of(new WebhookTestDocument("r/1", true, "HTTP 204", 3)));
    }

    /** Speaks TLS; nobody does unless a test says otherwise. */
    @Nullable TlsServer tls() {
        return null;
    }

    /** Whether the web page is served; not unless a test says otherwise. */
    boolean ui() {
        return false;
    }

    /** The client of the test's requests. */
    HttpClient client() {
        return HttpClient.newHttpClient();
    }

    /** Headers by which the preparations of each test are let in. */
    String[] credentials() {
        return new String[0];
    }

    /** Another server of the same parts, at {@code port}. */
    ApiServer serverAt(int port) {
        return new ApiServer("127.0.0.1", port, parts);
    }

    private ApiServer.Parts parts() {
        Clock clock = Clock.systemUTC();
        JdbiIntake intake = new JdbiIntake(db.database(), clock, "test", Duration.ofSeconds(5));
        return new ApiServer.Parts(
                metrics.measured(intake, Door.V1),
                metrics.measured(intake, Door.LEGACY),
                intake,
                new JdbiHistory(db.database()),
                new JdbiInventory(db.database(), clock),
                ApiCase::service,
                new JdbiRetries(db.database(), "test", Duration.ofSeconds(5)),
                new JdbiPauses(db.database()),
                new JdbiRetention(db.database()),
                (recovery, askedAt) -> begun.add(recovery),
                access(),
                legacy(),
                tls(),
                ui(),
                new Health(() -> problems, refusals, self::last, metrics::text),
                diagnosis::now,
                explanations::of,
                plans::of,
                this::webhookTest);
    }

    @BeforeEach
    void start() throws Exception {
        metrics.showDoctor(self::last);
        server.start();
        String segment =
                created("/v1/segments", segment("rack1"), credentials())
                        .path("segment")
                        .path("uuid")
                        .asText();
        created("/v1/segments/" + segment + "/hosts", host("compute1"), credentials());
    }

    @AfterEach
    void stop() {
        server.close();
        explanations.close();
        diagnosis.close();
        plans.close();
        metrics.close();
        db.close();
    }

    static String segment(String name) {
        return "{\"segment\":{\"name\":\""
                + name
                + "\",\"service_type\":\"compute\",\"recovery_method\":\"auto\"}}";
    }

    static String host(String name) {
        return "{\"host\":{\"name\":\""
                + name
                + "\",\"type\":\"compute\",\"control_attributes\":\"none\"}}";
    }

    URI address(String path) {
        String scheme = tls() == null ? "http" : "https";
        return URI.create(scheme + "://127.0.0.1:" + server.port() + path);
    }

    /** Sends a request; its answer is held to the API's schemas, whatever the test looks at. */
    HttpResponse<String> send(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address(path))
                        .timeout(Duration.ofSeconds(20))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Connection", "close")
                        .method(method, BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        answers.check(Answered.of(response, path));
        return response;
    }

    HttpResponse<String> post(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> put(String path, String body, String... headers)
            throws IOException, InterruptedException {
        return send("PUT", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** The header that asks for a microversion. */
    static String[] version(String version) {
        return new String[] {ApiVersion.HEADER, "instance-ha " + version};
    }

    JsonNode get(String path, String... headers) throws IOException, InterruptedException {
        HttpResponse<String> answer = send("GET", path, new byte[0], headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.lenient().readTree(answer.body());
    }

    JsonNode created(String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = post(path, body, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.lenient().readTree(answer.body());
    }
}
