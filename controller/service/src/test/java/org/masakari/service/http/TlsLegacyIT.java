package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.service.http.legacy.LegacyConfig;
import org.masakari.service.http.legacy.Network;

/** The door of 2015, whose monitors have no TLS, beside an API that has. */
class TlsLegacyIT extends TlsCase {

    @Override
    LegacyConfig legacy() {
        return new LegacyConfig(
                true, List.of(Network.parse("127.0.0.0/8")), ZoneId.of("Asia/Tokyo"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "POST, /, 500",
        "POST, /any/path, 500",
        "POST, /v1/notifications, 426",
        "GET, /v1/segments, 426",
        "GET, /healthz, 426",
        "DELETE, /, 426"
    })
    void isAllThatIsOpenWithoutTls(String method, String path, int status) throws Exception {
        try (Socket socket = plainSocket()) {
            String request =
                    method
                            + " "
                            + path
                            + " HTTP/1.1\r\nHost: c\r\n\"Content-Type: x\r\n"
                            + "Connection: close\r\nContent-Length: 4\r\n\r\nnone";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));

            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @ParameterizedTest
    @CsvSource({"/, 500", "/any/path, 500"})
    void isOpenWithTlsToo(String path, int status) throws Exception {
        assertThat(post(path, "none").statusCode()).isEqualTo(status);
    }
}
