package org.masakari.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.masakari.service.journal.Together;

/** Good clients beside bad ones. */
@Timeout(300)
class AnswersApartIT extends ApiCase {
    private static final int BAD_REQUESTS = 20_000;
    private static final int ASKED_ON_ONE_CONNECTION = 20;

    private final AtomicInteger left = new AtomicInteger(BAD_REQUESTS);

    private static byte[] request(String id, String header) {
        return ("GET / HTTP/1.1\r\nHost: c\r\n"
                        + RequestId.HEADER
                        + ": "
                        + id
                        + "\r\n"
                        + header
                        + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String newId() {
        return "req-" + UUID.randomUUID();
    }

    /** Sends what is refused before it is read to its end, and goes on on that connection. */
    private Void askBadly() throws IOException {
        while (left.getAndDecrement() > 0) {
            try (RawHttp connection = new RawHttp(server.port())) {
                connection.send(request(newId(), "Not\u0001a-name: x\r\n"));
                connection.answer("GET", "/");
                connection.send(request(newId(), ""));
            } catch (SocketException closed) {
                // It is to be closed.
            }
        }
        return null;
    }

    private Void askWell() throws IOException {
        while (left.get() > 0) {
            try (RawHttp connection = new RawHttp(server.port())) {
                for (int i = 0; i < ASKED_ON_ONE_CONNECTION; i++) {
                    String id = newId();
                    connection.send(request(id, ""));
                    Optional<Answered> answer = connection.answer("GET", "/");
                    assertThat(answer.flatMap(each -> each.header(RequestId.HEADER)))
                            .as("%s", answer)
                            .contains(id);
                }
            }
        }
        return null;
    }

    @Test
    void nobodyIsGivenTheAnswerToAnotherOnesRequest() throws Exception {
        List<Callable<Void>> clients =
                List.of(
                        this::askBadly,
                        this::askBadly,
                        this::askWell,
                        this::askWell,
                        this::askWell);
        try {
            Together.run(clients);
        } finally {
            left.set(0);
        }
    }
}
