package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.AUTHENTICATION;
import static org.masakari.service.openstack.RecordedOpenStack.done;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;
import org.masakari.service.openstack.RecordedOpenStack.Answer;

/** One token for many threads, seen from the calls that need it. */
class KeystoneSessionTest {
    private static final int THREADS = 24;
    private static final HostName HOST = new HostName("compute1");
    private static final String SERVICE = "GET /v2.1/os-services?binary=nova-compute&host=compute1";
    private static final Deadlines SHORT =
            new Deadlines(Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** A minute before the recorded token expires. */
    private static final Clock LATE =
            Clock.fixed(Instant.parse("2099-01-01T13:18:00Z"), ZoneOffset.UTC);

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @BeforeEach
    void prepare() {
        openStack.on(SERVICE, 200, recorded("services.json"));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        openStack.close();
    }

    private long authentications() {
        return openStack.requests().stream().filter(AUTHENTICATION::equals).count();
    }

    private List<Outcome<ComputeService>> askFromAllThreads(NovaCloud cloud) throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<Outcome<ComputeService>>> calls = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            calls.add(
                    threads.submit(
                            () -> {
                                together.await();
                                return cloud.service(HOST);
                            }));
        }
        return all(calls);
    }

    private static <T> List<T> all(List<Future<T>> calls)
            throws ExecutionException, InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> call : calls) {
            results.add(call.get());
        }
        return results;
    }

    @Test
    void fetchesOneTokenForAllThreads() throws Exception {
        assertThat(askFromAllThreads(openStack.cloud())).allMatch(Outcome.Done.class::isInstance);
        assertThat(authentications()).isEqualTo(1);
    }

    @Test
    void renewsARefusedTokenOnceForAllThreads() throws Exception {
        NovaCloud cloud = openStack.cloud();
        done(cloud.service(HOST));
        openStack.refuseTokens();

        assertThat(askFromAllThreads(cloud)).allMatch(Outcome.Done.class::isInstance);
        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    @Timeout(12)
    void keepsNoThreadWaitingForTheOthersThoughKeystoneHangs() throws Exception {
        openStack.on(AUTHENTICATION, Answer.HANGS);

        assertThat(askFromAllThreads(openStack.cloud(Clock.systemUTC(), SHORT)))
                .allMatch(Outcome.Unavailable.class::isInstance);
    }

    @Test
    void knowsThatACallWasNotMadeWhereKeystoneBreaksOff() {
        openStack.on(AUTHENTICATION, Answer.BREAKS_OFF);

        assertThat(openStack.cloud().service(HOST)).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void knowsThatACallWasNotMadeWhereKeystoneRefuses() {
        openStack.on(AUTHENTICATION, 401, "{\"error\":{\"message\":\"wrong password\"}}");

        assertThat(openStack.cloud().service(HOST))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        outcome -> assertThat(outcome.why()).startsWith("Keystone gives no token"));
    }

    @Test
    void knowsThatACallWasNotMadeWhereSomethingElseAnswersForKeystone() {
        openStack.on(AUTHENTICATION, 200, "<html>welcome</html>");

        assertThat(openStack.cloud().service(HOST)).isInstanceOf(Outcome.Unavailable.class);
    }

    @Test
    void renewsATokenThatIsAboutToExpire() {
        NovaCloud cloud = openStack.cloud(LATE, Deadlines.DEFAULT);
        done(cloud.service(HOST));

        done(cloud.service(HOST));

        assertThat(authentications()).isEqualTo(2);
    }

    @Test
    void goesOnWithATokenThatIsStillGoodWhereKeystoneGivesNoOther() {
        openStack.on(AUTHENTICATION, openStack.token()).on(AUTHENTICATION, 503, "{}");
        NovaCloud cloud = openStack.cloud(LATE, Deadlines.DEFAULT);
        done(cloud.service(HOST));

        done(cloud.service(HOST));

        assertThat(authentications()).isEqualTo(2);
    }
}
