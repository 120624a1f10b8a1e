package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masakari.service.access.TokenCheck;
import org.masakari.service.http.legacy.LegacyConfig;
import org.masakari.service.http.legacy.Network;

/**
 * The whole API, asked at random, with the same requests each time. {@code -Dmasakari.fuzz.seed=N}
 * asks others, {@code -Dmasakari.fuzz.requests=N} more.
 */
@Timeout(1_800)
class ApiFuzzIT extends ApiCase {
    private static final int THREADS = 4;
    private static final int REQUESTS = Integer.getInteger("masakari.fuzz.requests", 20_000);
    private static final int BETWEEN_LOOKS = 500;
    private static final int MOST_FINDINGS = 100;

    /** What is refused before its body is read may be reset, and its answer be lost on the way. */
    private static final int MOST_TRIES = 20;

    /** What tells a stranger how the controller is made. */
    private static final Pattern INSIDE =
            Pattern.compile(
                    "\\bat [\\w.$]+\\(|\\b(org|com|java|javax)\\.[a-z]+\\.|Exception|SQLSTATE"
                            + "|\\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) |vm_ha|`");

    private final List<String> findings = new CopyOnWriteArrayList<>();
    private final long seed = Long.getLong("masakari.fuzz.seed", 5);

    @Override
    Access access() {
        return Access.byToken(
                ApiFuzzIT::standing, URI.create("http://keystone/v3"), Set.of("admin"));
    }

    private static TokenCheck.Standing standing(String token) {
        return token.equals(FuzzedRequests.TOKEN)
                ? new TokenCheck.Good("alice", Set.of("admin"), Instant.MAX)
                : new TokenCheck.Bad();
    }

    @Override
    String[] credentials() {
        return new String[] {"X-Auth-Token", FuzzedRequests.TOKEN};
    }

    @Override
    boolean ui() {
        return true;
    }

    @Override
    LegacyConfig legacy() {
        return new LegacyConfig(true, List.of(Network.parse("127.0.0.0/8")), ZoneId.of("UTC"));
    }

    /** Asks with requests of its own, on one connection as long as that holds. */
    private Map<Integer, Integer> ask(long seed) throws IOException {
        Random random = new Random(seed);
        KnownRecords known = new KnownRecords(db);
        FuzzedRequests requests = new FuzzedRequests(answers.routes(), known, random);
        Map<Integer, Integer> statuses = new TreeMap<>();
        Connections connections = new Connections();
        for (int i = 0; i < REQUESTS / THREADS; i++) {
            if (i % BETWEEN_LOOKS == 0) {
                known.refresh();
            }
            FuzzedRequests.Fuzzed request = requests.next();
            for (Answered answer : connections.answers(request)) {
                check(request, answer, connections.lately);
                statuses.merge(answer.status(), 1, Integer::sum);
            }
        }
        connections.close();
        return statuses;
    }

    /** Goes on, so that one run finds all that there is to find. */
    private void check(FuzzedRequests.Fuzzed request, Answered answer, Deque<String> lately) {
        try {
            assertThat(answer.header(RequestId.HEADER).orElse(request.id()))
                    .as("whose answer it is; lately on this connection: %s; %s", lately, answer)
                    .isEqualTo(request.id());
            judge(answer);
        } catch (AssertionError e) {
            if (findings.size() < MOST_FINDINGS) {
                findings.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private void judge(Answered answer) {
        answers.check(answer);
        boolean atDoor = answer.header("Content-Type").filter("text/plain"::equals).isPresent();
        assertThat(answer.status() < 500 || atDoor).as("%s", answer).isTrue();
        boolean isFile = AnswerCheck.isOfPage(answer);
        assertThat(!isFile && INSIDE.matcher(answer.body()).find()).as("%s", answer).isFalse();
    }

    /** A connection for the honest, which is kept, and one for each liar. */
    private final class Connections {
        private static final int REMEMBERED = 5;

        /** What was asked last on the kept one, and whose answer came. */
        private final Deque<String> lately = new ArrayDeque<>();

        private RawHttp kept = new RawHttp(server.port());

        Connections() throws IOException {}

        List<Answered> answers(FuzzedRequests.Fuzzed request) throws IOException {
            return request.honest() ? List.of(honest(request)) : ofLiar(request);
        }

        private Answered honest(FuzzedRequests.Fuzzed request) throws IOException {
            Optional<Answered> answer = tried(request);
            for (int i = 0; answer.isEmpty() && i < MOST_TRIES; i++) {
                close();
                kept = new RawHttp(server.port());
                answer = tried(request);
            }
            return answer.orElseThrow(() -> new AssertionError("no answer to " + request));
        }

        private Optional<Answered> tried(FuzzedRequests.Fuzzed request) throws IOException {
            try {
                kept.send(request.bytes());
                Optional<Answered> answer = kept.answer(request.method(), request.target());
                remember(request, answer);
                return answer;
            } catch (SocketException closed) {
                return Optional.empty();
            }
        }

        private void remember(FuzzedRequests.Fuzzed request, Optional<Answered> answer) {
            lately.addLast(
                    "%s %s, %d bytes, as %s: %s"
                            .formatted(
                                    request.method(),
                                    request.target(),
                                    request.bytes().length,
                                    request.id(),
                                    answer.map(each -> each.status() + " " + each.headers())));
            if (lately.size() > REMEMBERED) {
                lately.removeFirst();
            }
        }

        private List<Answered> ofLiar(FuzzedRequests.Fuzzed request) throws IOException {
            List<Answered> answers = new ArrayList<>();
            try (RawHttp liar = new RawHttp(server.port())) {
                liar.send(request.bytes());
                liar.end();
                liar.answer(request.method(), request.target()).ifPresent(answers::add);
            } catch (SocketException closed) {
                // Closed on it before it has said all: an answer, too.
            }
            return answers;
        }

        void close() throws IOException {
            kept.close();
        }
    }

    /** Every list, and everything that is in one, in every version. */
    private void readAll() throws Exception {
        for (Microversion version : Schemas.VERSIONS) {
            String[] headers = {
                "X-Auth-Token",
                FuzzedRequests.TOKEN,
                "OpenStack-API-Version",
                "instance-ha " + version
            };
            for (JsonNode each : get("/v1/segments", headers).path("segments")) {
                get("/v1/segments/" + each.path("uuid").asText() + "/hosts", headers);
            }
            for (JsonNode each : get("/v1/notifications", headers).path("notifications")) {
                get("/v1/notifications/" + each.path("notification_uuid").asText(), headers);
            }
            for (JsonNode each : get("/v1/recoveries", headers).path("recoveries")) {
                get("/v1/recoveries/" + each.path("uuid").asText(), headers);
            }
            get("/v1/pauses", headers);
        }
    }

    @Test
    void refusesWhatIsWrongAndGoesOn() throws Exception {
        System.out.println("-Dmasakari.fuzz.seed=" + seed);
        long begun = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        Map<Integer, Integer> statuses = new TreeMap<>();
        try {
            List<Future<Map<Integer, Integer>>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                long own = seed + i;
                running.add(threads.submit(() -> ask(own)));
            }
            for (Future<Map<Integer, Integer>> each : running) {
                each.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println(statuses + " in " + (System.nanoTime() - begun) / 1_000_000 + " ms");

        assertThat(findings).as("seed %d", seed).isEmpty();
        assertThat(statuses.keySet()).as("seed %d", seed).contains(200, 201, 202, 204, 400, 404);
        assertThat(get("/healthz").path("status").asText()).isEqualTo("ok");
        readAll();
    }
}
