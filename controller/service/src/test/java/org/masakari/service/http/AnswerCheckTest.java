package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.protocol.api.ApiVersion;

/** That the check of the API's answers finds what differs from the facts. */
class AnswerCheckTest {
    private static final String SEGMENT =
            """
            {"segment":{"id":1,"uuid":"aaaaaaaa-0000-0000-0000-000000000001","name":"rack1","description":null,
             "service_type":"compute","recovery_method":"auto","enabled":true,
             "created_at":"2026-01-31T12:00:00.000000","updated_at":null,"deleted":false,"deleted_at":null}}""";

    private final AnswerCheck check =
            new AnswerCheck(
                    List.of(
                            () ->
                                    List.of(
                                            Route.of("GET", "segments/*", AnswerCheckTest::none),
                                            Route.of("GET", "colours", AnswerCheckTest::none))));

    private static ApiAnswer none(ApiRequest request) {
        return ApiAnswer.noContent();
    }

    private static Answered answered(String path, int status, String version, String body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Content-Type", "application/json");
        headers.put("Vary", ApiVersion.HEADER);
        headers.put(ApiVersion.HEADER, "instance-ha " + version);
        return new Answered("GET", path, status, headers, body);
    }

    private static Answered segment(String version, String body) {
        return answered("/v1/segments/aaaaaaaa-0000-0000-0000-000000000001", 200, version, body);
    }

    @Test
    void takesWhatIsAsTheFactsSay() {
        assertThatCode(() -> check.check(segment("1.2", SEGMENT))).doesNotThrowAnyException();
    }

    @Test
    void findsAPropertyThatTheVersionHasNot() {
        assertThatThrownBy(() -> check.check(segment("1.1", SEGMENT)))
                .hasMessageContaining("enabled");
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":1 | \"id\":\"1\"",
                "\"deleted\":false | \"deleted\":0",
                "\"auto\" | \"prayer\"",
                "12:00:00.000000 | 12:00:00.000000Z",
                "12:00:00.000000 | 12:00:00",
                "\"description\":null, | \"colour\":null,",
                "\"name\":\"rack1\" | \"name\":null",
                "\"id\":1 | \"id\":1,\"id\":1",
                "{\"segment\" | {\"more\":1,\"segment\""
            })
    void findsAValueThatIsNotAsTheFactsSay(String good, String bad) {
        String body = SEGMENT.replace(good, bad);

        assertThatThrownBy(() -> check.check(segment("1.2", body)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsAnErrorUnderAnothersName() {
        String body = "{\"badRequest\":{\"code\":404,\"message\":\"x\"}}";

        assertThatThrownBy(() -> check.check(answered("/v1/segments/x", 404, "1.0", body)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsARouteWithoutASchema() {
        assertThatThrownBy(() -> check.check(answered("/v1/colours", 200, "1.0", "{}")))
                .hasMessageContaining("the schema of GET colours");
    }
}
