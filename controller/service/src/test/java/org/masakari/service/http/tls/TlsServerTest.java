package org.masakari.service.http.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.tls.TestAuthority;
import org.masakari.protocol.tls.TlsFiles;

/** What the server says of its certificate. */
class TlsServerTest {
    private static final Logger LOG = Logger.getLogger("org.masakari");

    @TempDir Path folder;
    private final List<String> warnings = new ArrayList<>();
    private final Handler listening =
            new Handler() {
                @Override
                public void publish(LogRecord record) {
                    if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                        warnings.add(record.getMessage());
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    @BeforeEach
    void listen() {
        LOG.addHandler(listening);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(listening);
    }

    private static TlsServer server(TlsFiles files) {
        Clock clock = Clock.fixed(Instant.now(), ZoneOffset.UTC);
        return new TlsServer(new TlsConfig(files, TlsConfig.ClientAuth.NONE), clock);
    }

    private TlsFiles issue(int days) {
        return new TestAuthority(folder, "ca").issue("controller1", TestAuthority.LOOPBACK, days);
    }

    @Test
    void saysNothingOfOneThatIsGoodForLong() {
        server(issue(30)).refresh();

        assertThat(warnings).isEmpty();
    }

    @Test
    void warnsOfOneThatHasExpiredAndStarts() {
        server(issue(-1));

        assertThat(warnings).singleElement().asString().contains("CN=controller1, expired at 20");
    }

    @Test
    void warnsOfOneThatEndsWithinAWeekOnceADay() {
        TlsServer server = server(issue(6));
        server.refresh();

        assertThat(warnings).singleElement().asString().contains("CN=controller1, expires at 20");
    }

    @Test
    void complainsOfAChangeThatIsNoGoodOnce() throws Exception {
        TlsFiles files = issue(30);
        TlsServer server = server(files);
        Files.writeString(folder.resolve("controller1.key"), "nonsense");

        server.refresh();
        server.refresh();

        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("controller1.key has no private key", "stay in force: CN=controller1");
    }

    @Test
    void cannotStartWithoutAUsablePair() throws Exception {
        TlsFiles files = issue(30);
        Files.delete(folder.resolve("controller1.key"));

        assertThatThrownBy(() -> server(files))
                .hasMessageContainingAll("cannot speak TLS", "controller1.key is missing");
    }
}
