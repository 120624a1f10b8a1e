package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.protocol.json.Json;
import org.masakari.service.metrics.Exposition;

/** What a controller tells of its last look at itself, on a real MariaDB. */
class ReadyzDetailIT extends ApiCase {

    private JsonNode detail() throws Exception {
        return Json.strict().readTree(send("GET", "/readyz?detail", new byte[0]).body());
    }

    /** Verdict and what was found, of the first line of {@code check} that is not ok. */
    private String line(String check) throws Exception {
        return StreamSupport.stream(detail().path("checks").spliterator(), false)
                .filter(each -> each.path("check").asText().equals(check))
                .filter(each -> !each.path("verdict").asText().equals("ok"))
                .map(each -> each.path("verdict").asText() + " " + each.path("found").asText())
                .findFirst()
                .orElse("none");
    }

    private double level(String check) throws Exception {
        return Exposition.of(send("GET", "/metrics", new byte[0]).body())
                .value("masakari_doctor_check", "check", check);
    }

    private String body(String path) throws Exception {
        return send("GET", path, new byte[0]).body();
    }

    @Test
    void withoutDetailTheAnswerIsAsItWas() throws Exception {
        self.runIfDue();

        assertThat(body("/readyz")).isEqualTo("{\"ready\":true}");
        assertThat(body("/readyz?details=1")).isEqualTo("{\"ready\":true}");
        problems.put("nova", "gone");
        assertThat(body("/readyz")).isEqualTo("{\"missing\":{\"nova\":\"gone\"},\"ready\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detail", "detail=true", "detail=1", "x=y&detail"})
    void detailIsAskedForInManyWays(String query) throws Exception {
        assertThat(get("/readyz?" + query).has("checks")).isTrue();
    }

    @Test
    void detailThatIsNotWantedIsNotTold() throws Exception {
        assertThat(get("/readyz?detail=false").has("checks")).isFalse();
    }

    @Test
    void detailThatMeansNeitherIsRefused() throws Exception {
        HttpResponse<String> answer = send("GET", "/readyz?detail=perhaps", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("detail: true or false expected");
    }

    @Test
    void beforeTheFirstLookThereIsNothingToTell() throws Exception {
        assertThat(detail().path("checked_at").isNull()).isTrue();
        assertThat(detail().path("checks")).isEmpty();
    }

    @Test
    void whatFailsDoesNotMakeItUnready() throws Exception {
        self.runIfDue();

        HttpResponse<String> answer = send("GET", "/readyz?detail", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(line("controller test: nova")).isEqualTo("fail there is none");
        assertThat(level("nova")).isEqualTo(2);
    }

    @Test
    void whatIsMissingMakesItUnreadyAsWithoutDetail() throws Exception {
        problems.put("nova", "gone");

        assertThat(send("GET", "/readyz?detail", new byte[0]).statusCode()).isEqualTo(503);
    }

    @Test
    void aPauseFails() throws Exception {
        created("/v1/pauses", "{\"pause\":{\"operator\":\"alice\",\"reason\":\"new network\"}}");
        self.runIfDue();

        assertThat(line("pause")).startsWith("fail all segments since ").endsWith("new network");
        assertThat(level("pauses")).isEqualTo(2);
    }

    @Test
    void aSegmentWithoutAReserveFailsWhereItsMethodWantsOne() throws Exception {
        db.execute("UPDATE segment SET recovery_method = 'reserved_host'");
        self.runIfDue();

        assertThat(line("segment rack1"))
                .isEqualTo("fail 1 hosts, method reserved_host, 0 reserves free");
        assertThat(level("segments")).isEqualTo(2);
    }

    @Test
    void aHostThatHasFailedWarns() throws Exception {
        post("/v1/notifications", FENCED);
        self.runIfDue();

        assertThat(line("host compute1")).startsWith("warn has failed, and is not back");
        assertThat(level("incidents")).isEqualTo(1);
        assertThat(level("recoveries")).isZero();
    }

    @Test
    void aRecoveryThatIsHeldFails() throws Exception {
        post("/v1/notifications", FENCED);
        db.execute("UPDATE recovery SET phase = 'held', reason = 'no evidence'");
        self.runIfDue();

        assertThat(line("recovery of compute1")).isEqualTo("fail held: no evidence");
        assertThat(level("recoveries")).isEqualTo(2);
    }

    @Test
    void aDatabaseThatIsAwayIsToldAndTheSegmentsAreNotChecked() throws Exception {
        db.database().close();
        self.runIfDue();

        assertThat(line("controller test: database")).startsWith("fail ");
        assertThat(line("segments, pauses, recoveries and names"))
                .isEqualTo("not checked because the database does not answer");
    }
}
