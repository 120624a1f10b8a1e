package org.masakari.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.protocol.client.Answer;
import org.masakari.protocol.outbox.Backoff;
import org.masakari.protocol.outbox.Outbox;
import org.masakari.protocol.outbox.OutboxSender;
import org.masakari.runtime.health.Heartbeat;

class WorkLoopTest {
    @TempDir Path folder;

    private final List<String> beats = new ArrayList<>();
    private boolean fails;
    private WorkLoop loop;

    @BeforeEach
    void open() {
        Outbox outbox = Outbox.open(outbox(), 10);
        OutboxSender sender =
                new OutboxSender(
                                outbox,
                                entry -> new Answer.Unreachable("nobody is there"),
                                Backoff.standard(new Random(1)))
                        .start();
        Heartbeat heartbeat = Heartbeat.none().telling(new Beats());
        loop = new WorkLoop("monitor", new Chore(), new Reports(outbox, sender), heartbeat);
    }

    @Test
    void beatsWhileItsWorkIsDone() throws Exception {
        loop.turn();

        assertThat(beats).containsExactly("at it, 0 to deliver");
    }

    @Test
    void doesNotBeatInATurnThatFails() throws Exception {
        fails = true;

        loop.turn();

        assertThat(beats).isEmpty();
    }

    @Test
    void beatsAgainAfterATurnThatFailed() throws Exception {
        aTurnFails();

        loop.turn();

        assertThat(beats).hasSize(1);
    }

    @Test
    void doesNotBeatAfterATurnThatFailedAsLongAsNoReportCanBeStored() throws Exception {
        aTurnFails();
        Files.delete(outbox());

        loop.turn();

        assertThat(beats).isEmpty();
    }

    @Test
    void beatsAgainOnceReportsCanBeStored() throws Exception {
        aTurnFails();
        Files.delete(outbox());
        loop.turn();
        Files.createDirectory(outbox());

        loop.turn();

        assertThat(beats).hasSize(1);
    }

    private void aTurnFails() throws InterruptedException {
        fails = true;
        loop.turn();
        fails = false;
    }

    private Path outbox() {
        return folder.resolve("outbox");
    }

    private final class Chore implements Work {
        @Override
        public void turn(Duration atMost) {
            if (fails) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        }

        @Override
        public Optional<String> awaited() {
            return Optional.empty();
        }

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }

        @Override
        public String status() {
            return "at it";
        }
    }

    private final class Beats implements Heartbeat.Listener {
        @Override
        public void starting(String waitingFor) {
            beats.add("waiting for " + waitingFor);
        }

        @Override
        public void beat(String statusLine) {
            beats.add(statusLine);
        }
    }
}
