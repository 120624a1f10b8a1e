package org.masakari.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {
    @TempDir Path folder;

    @Test
    void aBeatIsOneLineOfUptimeStateAndText() throws IOException {
        Path file = folder.resolve("run/hostmonitor.heartbeat");

        Heartbeat.at(file).beat("watching 5 hosts\n2 pending");

        assertThat(Files.readString(file)).matches("\\d+ ready watching 5 hosts 2 pending\n");
    }

    @Test
    void whileStartingItSaysWhatItWaitsFor() throws IOException {
        Path file = folder.resolve("controller.heartbeat");

        Heartbeat.at(file).starting("waiting for the database");

        assertThat(Files.readString(file)).matches("\\d+ starting waiting for the database\n");
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        Heartbeat.at(folder.resolve("a")).beat("");

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a"));
        }
    }

    @Test
    void withoutAFileABeatGoesNowhere() {
        Heartbeat.none().beat("unsupervised");
    }

    @Test
    void whoeverElseSupervisesIsToldTheSame() {
        List<String> heard = new ArrayList<>();
        Heartbeat heartbeat =
                Heartbeat.none()
                        .telling(
                                new Heartbeat.Listener() {
                                    @Override
                                    public void starting(String waitingFor) {
                                        heard.add("starting " + waitingFor);
                                    }

                                    @Override
                                    public void beat(String statusLine) {
                                        heard.add("beat " + statusLine);
                                    }
                                });

        heartbeat.starting("a");
        heartbeat.beat("b");

        assertThat(heard).containsExactly("starting a", "beat b");
    }
}
