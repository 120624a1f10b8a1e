package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.service.http.legacy.LegacyConfig;
import org.masakari.service.http.legacy.Network;

/** The door of 2015, as its monitors knock at it. */
class LegacyDoorIT extends ApiCase {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final String ANSWER = "method _notification_reciever returned.\r\n";
    private static final String INSTANCE = "aaaaaaaa-0000-0000-0000-000000000001";

    @Override
    LegacyConfig legacy() {
        return new LegacyConfig(true, List.of(Network.parse("127.0.0.0/8")), TOKYO);
    }

    private static String now() {
        return DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
                .format(LocalDateTime.now(TOKYO));
    }

    /** What a monitor of 2015 posts. */
    private static String message(String id, String type, String codes, String uuid) {
        String[] code = codes.split(" ", -1);
        return """
               {"id": "%s", "type": "%s", "regionID": "rgnOne", "hostname": "compute1", "uuid": "%s",
                "time": "%s", "eventID": "%s", "eventType": "%s", "detail": "%s", "tzname": "'JST', 'JST'",
                "daylight": "0", "cluster_port": "226.94.1.1:5405", "startTime": "%s", "endTime": null}"""
                .formatted(id, type, uuid, now(), code[0], code[1], code[2], now());
    }

    private static String host(String id, String codes) {
        return message(id, "rscGroup", codes, "");
    }

    private HttpResponse<String> knock(String body) throws Exception {
        return post("/", body);
    }

    private void trust() throws Exception {
        db.execute("UPDATE segment SET trust_monitors = TRUE");
    }

    private String kinds() {
        return db.value(
                "SELECT COALESCE(GROUP_CONCAT(kind ORDER BY kind SEPARATOR ' '), '') FROM recovery");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/any/path", "/notification?x=y"})
    void answersOnAnyPathWhatTheOriginalAnswered(String path) throws Exception {
        HttpResponse<String> answer = post(path, host("1", "1 2 4"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(ANSWER);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain");
    }

    @Test
    void recoversAHostWhosePowerIsSaidToBeOffWhereItsSegmentTrustsItsMonitors() throws Exception {
        trust();

        knock(host("1", "1 2 2"));

        assertThat(kinds()).isEqualTo("recovery");
        assertThat(begun).hasSize(1);
        assertThat(db.value("SELECT source FROM fencing_evidence")).isEqualTo("legacy_monitor");
        String age = "SELECT ABS(TIMESTAMPDIFF(SECOND, completed_at, UTC_TIMESTAMP())) < 60";
        assertThat(db.value(age + " FROM fencing_evidence")).isEqualTo("1");
    }

    @Test
    void recoversNoHostOnAWordThatItsSegmentDoesNotTrust() throws Exception {
        assertThat(knock(host("1", "1 2 2")).statusCode()).isEqualTo(200);

        assertThat(kinds()).isEmpty();
        assertThat(db.value("SELECT ignored_because FROM notification"))
                .contains("nothing proves it");
    }

    @ParameterizedTest(name = "{0} {1} leads to: {2}")
    @CsvSource({
        "rscGroup, 1 2 3, process",
        "rscGroup, 1 2 4, process",
        "rscGroup, 1 1 1, ''",
        "rscGroup, 9 9 9, ''",
        "nodeStatus, 1 1 01, process",
        "nodeStatus, 7 7 99, process",
        "VM, 0 5 5, instance",
        "VM, 0 5 1, ''",
        "VM, 0 5 0, ''",
        "VM, 0 3 2, ''",
        "VM, 1 -1 -1, ''",
        "VM, 4 2 -1, ''",
        "earthquake, 1 2 2, ''"
    })
    void doesWhatTheOriginalsTableSays(String type, String codes, String kinds) throws Exception {
        trust();

        HttpResponse<String> answer = knock(message("1", type, codes, INSTANCE));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(kinds()).isEqualTo(kinds);
    }

    @Test
    void takesNumbersForTexts() throws Exception {
        String numbers =
                message("1", "VM", "0 5 5", INSTANCE)
                        .replaceAll("\"(eventID|eventType|detail)\": \"(\\d)\"", "\"$1\": $2");

        knock(numbers);

        assertThat(kinds()).isEqualTo("instance");
    }

    @Test
    void doesNothingTwiceForOneId() throws Exception {
        knock(message("1", "VM", "0 5 5", INSTANCE));

        HttpResponse<String> repeat = knock(message("1", "VM", "0 5 5", INSTANCE));

        assertThat(repeat.statusCode()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(ANSWER);
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("1");
    }

    @Test
    void takesTheReportsOfAllSurvivorsForOneFailure() throws Exception {
        trust();
        for (String id : List.of("1", "2", "3")) {
            knock(host(id, "1 2 2"));
        }

        assertThat(kinds()).isEqualTo("recovery");
        assertThat(db.value("SELECT COUNT(*) FROM incident")).isEqualTo("1");
    }

    @Test
    void recoversAHostAgainThatReturnedAndFailedWithin240Seconds() throws Exception {
        trust();
        knock(host("1", "1 2 2"));
        String earlier = "SET %s = DATE_SUB(%s, INTERVAL 60 SECOND)".replace("%s", "generated_at");
        db.execute("UPDATE recovery SET phase = 'recovered', ended_at = opened_at");
        knock(host("2", "1 1 1"));
        db.execute("UPDATE notification " + earlier);

        knock(host("3", "1 2 2"));

        assertThat(db.value("SELECT COUNT(*) FROM incident")).isEqualTo("2");
    }

    @Test
    void closesTheIncidentOfAHostThatIsBack() throws Exception {
        trust();
        knock(host("1", "1 2 2"));

        knock(host("2", "1 1 1"));

        assertThat(kinds()).isEqualTo("recovery return");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "type",
                "regionID",
                "hostname",
                "uuid",
                "time",
                "eventID",
                "eventType",
                "detail",
                "tzname",
                "daylight",
                "cluster_port",
                "startTime",
                "endTime"
            })
    void answers400WhereAKeyIsMissing(String key) throws Exception {
        String body = host("1", "1 2 2").replace("\"" + key + "\":", "\"x" + key + "\":");

        HttpResponse<String> answer = knock(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"startTime", "endTime"})
    void needsNoSpanForAnInstance(String key) throws Exception {
        String body = message("1", "VM", "0 5 5", INSTANCE).replace("\"" + key + "\":", "\"x\":");

        assertThat(knock(body).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{"})
    void answers500ToWhatIsNoJsonObject(String body) throws Exception {
        HttpResponse<String> answer = knock(body);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo(ANSWER);
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({"\"compute1\", \"UnknownPhysicalHost\"", "\"compute1\", \"a b\"", "\"1\", \"1\""})
    void answers500SoThatItIsSentAgainWhereTheHostIsUnknown(String good, String bad)
            throws Exception {
        String body =
                host("1", "1 2 2").replace("\"hostname\": \"compute1\"", "\"hostname\": " + bad);

        assertThat(knock(body).statusCode()).as(good).isEqualTo(500);
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }

    @Test
    void answers500ToABadTime() throws Exception {
        String body = host("1", "1 2 2").replaceAll("\"time\": \"\\d+\"", "\"time\": \"noon\"");

        assertThat(knock(body).statusCode()).isEqualTo(500);
    }

    @Test
    void readsTheHeaderWithAQuoteInItsNameThatTheShellMonitorsSend() throws Exception {
        String body = message("1", "VM", "0 5 5", INSTANCE).replace("\n", "");
        String head =
                "POST / HTTP/1.1\r\nHost: c:15868\r\n\"Content-Type: application/json\"\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n" + ANSWER);
        }
        assertThat(kinds()).isEqualTo("instance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz", "/v1", "/v1/segments/x", "/metrics", "/ui/x"})
    void isNotAtThePathsThatAreOurs(String path) throws Exception {
        assertThat(post(path, host("1", "1 2 2")).body()).isNotEqualTo(ANSWER);
        assertThat(db.value("SELECT COUNT(*) FROM notification")).isEqualTo("0");
    }
}
