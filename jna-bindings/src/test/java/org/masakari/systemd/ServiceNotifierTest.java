package org.masakari.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real datagram socket, which a small Python program holds in systemd's place. */
class ServiceNotifierTest {
    private static final String RECEIVER =
            """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1].replace('@', '\\0'))
            print('bound', flush=True)
            print(s.recv(4096).decode().replace('\\n', '|'), flush=True)
            """;

    @TempDir Path folder;
    private @Nullable Process systemd;

    @AfterEach
    void end() {
        if (systemd != null) {
            systemd.destroyForcibly();
        }
    }

    @Test
    void readinessIsToldWithTheStatus() throws IOException {
        String socket = receiver(folder.resolve("notify").toString());

        notifier(socket).ready("5 hosts\nknown");

        assertThat(received()).isEqualTo("READY=1|STATUS=5 hosts known");
    }

    @Test
    void anAbstractSocketWorksToo() throws IOException {
        String socket = receiver("@masakari-test-" + ProcessHandle.current().pid());

        notifier(socket).alive("fine");

        assertThat(received()).isEqualTo("WATCHDOG=1|STATUS=fine");
    }

    @Test
    void aSocketThatNobodyHoldsIsAnError() {
        String socket = folder.resolve("nobody").toString();

        assertThatThrownBy(() -> notifier(socket).stopping())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(socket);
    }

    @Test
    void withoutASocketThereIsNobodyToTell() {
        assertThat(ServiceNotifier.of(Map.of())).isEmpty();
    }

    @Test
    void theWatchdogsTimeIsInMicroseconds() {
        ServiceNotifier notifier =
                ServiceNotifier.of(Map.of("NOTIFY_SOCKET", "/x", "WATCHDOG_USEC", "30000000"))
                        .orElseThrow();

        assertThat(notifier.watchdog()).contains(Duration.ofSeconds(30));
    }

    private static ServiceNotifier notifier(String socket) {
        return ServiceNotifier.of(Map.of("NOTIFY_SOCKET", socket)).orElseThrow();
    }

    private String receiver(String socket) throws IOException {
        Path program = Files.writeString(folder.resolve("receiver.py"), RECEIVER);
        systemd =
                new ProcessBuilder(List.of("python3", program.toString(), socket))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        assertThat(received()).isEqualTo("bound");
        return socket;
    }

    private String received() throws IOException {
        InputStream in = Objects.requireNonNull(systemd).getInputStream();
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n' && next >= 0) {
            line.append((char) next);
            next = in.read();
        }
        return new String(
                line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
