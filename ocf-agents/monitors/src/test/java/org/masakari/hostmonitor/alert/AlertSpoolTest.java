package org.masakari.hostmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.masakari.hostmonitor.judge.Observation;

/** The spool together with the real alert agent. */
class AlertSpoolTest {
    private static final Path AGENT = Path.of("../alerts/fencing-alert").toAbsolutePath();
    private static final String DESC =
            "Operation off of node2 by node1 for pacemaker-controld.70@node3: OK (ref=0f8f)";

    @TempDir Path folder;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private @Nullable AlertSpool spool;

    private record Heard(Observation observation, Runnable done) {}

    @AfterEach
    void close() {
        if (spool != null) {
            spool.close();
        }
    }

    @Test
    void whatTheAgentWritesIsHeard() throws Exception {
        start();

        assertThat(agent("fencing", DESC)).isZero();

        assertThat(next().observation()).isInstanceOf(Observation.FencingSeen.class);
    }

    @Test
    void whatWasWrittenWhileNobodyListenedIsHeardFirst() throws Exception {
        agent("fencing", DESC);

        start();

        assertThat(next().observation()).isInstanceOf(Observation.FencingSeen.class);
    }

    @Test
    void aFileStaysUntilItHasBeenDealtWith() throws Exception {
        agent("node", "lost");
        start();
        Heard first = next();
        long before = files();

        first.done().run();

        assertThat(before).isEqualTo(1);
        assertThat(files()).isZero();
    }

    @Test
    void theAgentLeavesOtherAlertsAlone() throws Exception {
        assertThat(agent("resource", "ok")).isZero();

        assertThat(files()).isZero();
    }

    @Test
    void theAgentFailsWhereItCannotWrite() throws Exception {
        assertThat(run(folder.resolve("missing"), "fencing", DESC)).isNotZero();
    }

    private void start() {
        spool =
                new AlertSpool(
                                folder,
                                Clock.systemUTC(),
                                (observation, done) -> heard.add(new Heard(observation, done)))
                        .start();
    }

    private Heard next() throws InterruptedException {
        Heard next = heard.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was heard within 10 s");
        }
        return next;
    }

    private int agent(String kind, String desc) throws IOException, InterruptedException {
        return run(folder, kind, desc);
    }

    private static int run(Path recipient, String kind, String desc)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", AGENT.toString());
        builder.environment()
                .putAll(
                        Map.of(
                                "CRM_alert_recipient", recipient.toString(),
                                "CRM_alert_kind", kind,
                                "CRM_alert_node", "node2",
                                "CRM_alert_desc", desc,
                                "CRM_alert_rc", "0",
                                "CRM_alert_timestamp_epoch", "1795355080",
                                "CRM_alert_timestamp_usec", "016062"));
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private long files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }
}
