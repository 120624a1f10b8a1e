package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.protocol.json.Json;

/** {@code /v1/acknowledgements}, {@code /v1/returns} and the release, on a real MariaDB. */
class DeclarationIT extends ApiCase {
    private static final String WORD =
            "{\"host\":\"compute1\",\"operator\":\"alice\",\"reason\":\"plugs pulled\"%s}";

    private HttpResponse<String> off(String more) throws Exception {
        return post(
                "/v1/acknowledgements",
                "{\"acknowledgement\":" + WORD.formatted(more) + "}",
                version("1.1000"));
    }

    private HttpResponse<String> back() throws Exception {
        return post("/v1/returns", "{\"return\":" + WORD.formatted("") + "}", version("1.1000"));
    }

    private HttpResponse<String> release() throws Exception {
        return post(
                "/v1/recoveries/" + db.value("SELECT uuid FROM recovery") + "/release",
                "{\"release\":{\"operator\":\"alice\",\"reason\":\"checked\"}}",
                version("1.1000"));
    }

    @Test
    void anAcknowledgementIsAnsweredWithTheRecoveryThatItBegins() throws Exception {
        HttpResponse<String> answer = off(",\"expires_in\":\"1h\"");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode evidence =
                Json.lenient().readTree(answer.body()).path("recovery").path("evidence");
        assertThat(evidence.path("source").asText()).isEqualTo("operator");
        assertThat(evidence.path("reporter").asText()).isEqualTo("alice");
        assertThat(evidence.path("acknowledgement").path("reason").asText())
                .isEqualTo("plugs pulled");
        assertThat(begun).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"61m", "0s", "2d", "soon", ""})
    void anAcknowledgementHoldsForAnHourAtMost(String time) throws Exception {
        HttpResponse<String> answer = off(",\"expires_in\":\"" + time + "\"");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("expires_in");
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }

    @Test
    void charactersOfANameAreCountedAsPeopleCountThem() throws Exception {
        String longest = "\uD83D\uDE00".repeat(255);
        String word = "{\"acknowledgement\":" + WORD.formatted("") + "}";

        HttpResponse<String> answer =
                post("/v1/acknowledgements", word.replace("alice", longest), version("1.1000"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(db.value("SELECT reporter FROM fencing_evidence")).isEqualTo(longest);
    }

    @Test
    void whatWouldLeadToNothingIsRefusedWithItsReason() throws Exception {
        HttpResponse<String> answer = back();

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("no open incident");
    }

    @Test
    void aReturnIsAnsweredWithItself() throws Exception {
        off("");

        HttpResponse<String> answer = back();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode recovery = Json.lenient().readTree(answer.body()).path("recovery");
        assertThat(recovery.path("kind").asText()).isEqualTo("return");
        assertThat(recovery.path("approved_by").asText()).isEqualTo("alice");
    }

    @Test
    void aMonitorCannotSpeakInAnOperatorsName() throws Exception {
        String forged =
                FENCED.replace("\"source\":\"fencer\"", "\"source\":\"operator\"")
                        .replace(
                                "\"reporter\":\"controller1\"",
                                "\"reporter\":\"alice\",\"acknowledgement\":{\"reason\":\"x\","
                                        + "\"expires_at\":\"2026-01-31T12:10:00\"}");

        HttpResponse<String> answer = post("/v1/notifications", forged);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("/v1/acknowledgements");
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }

    @Test
    void whatIsHeldIsReleased() throws Exception {
        off("");
        db.execute("UPDATE recovery SET phase = 'held'");

        assertThat(release().statusCode()).isEqualTo(202);
        assertThat(db.value("SELECT approved_by FROM recovery")).isEqualTo("alice");
    }

    @Test
    void whatIsNotHeldIsNotReleased() throws Exception {
        off("");
        db.execute("UPDATE recovery SET phase = 'failed', ended_at = opened_at");

        HttpResponse<String> answer = release();

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("not held, but failed");
        assertThat(begun).hasSize(1);
    }
}
