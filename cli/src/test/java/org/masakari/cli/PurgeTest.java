package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;
import org.masakari.protocol.api.PurgeDocument;

class PurgeTest {
    private static final String REQUEST = "DELETE /v1/history?older_than=30d";

    private final FakeController controller = new FakeController();

    @AfterEach
    void close() {
        controller.close();
    }

    private Result run(String line) {
        return Cli.of(controller).run(line.split(" "));
    }

    private static PurgeDocument purge(boolean dryRun, boolean more) {
        return new PurgeDocument(Samples.OPENED, dryRun, more, 2, 3, 40, 50, 600);
    }

    @Test
    void aDryRunOnlySaysWhatWouldBeRemoved() {
        controller.on(REQUEST + "&dry_run=true", "purge", purge(true, false));

        Result result = run("db purge --older-than 30d --dry-run");

        assertThat(result.out())
                .contains(
                        "dry run        true\n",
                        "incidents      2\n",
                        "steps          600\n",
                        "notifications  40\n");
    }

    @Test
    void aPurgeGoesOnUntilNothingIsLeft() {
        controller.on(REQUEST, "purge", purge(false, true));
        controller.on(REQUEST, "purge", purge(false, false));

        Result result = run("db purge --older-than 30d -o json");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out()).contains("\"incidents\" : 4", "\"steps\" : 1200");
        assertThat(controller.received()).containsExactly(REQUEST, REQUEST);
    }

    @Test
    void anAgeThatTheControllerRefusesIsTold() {
        controller.refuses(
                "DELETE /v1/history?older_than=1m", 400, "older_than: a day or more expected");

        Result result = run("db purge --older-than 1m");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.err()).contains("a day or more expected");
    }

    @Test
    void nothingIsPurgedWithoutAnAge() {
        assertThat(run("db purge").exit()).isEqualTo(Exit.USAGE);
        assertThat(controller.received()).isEmpty();
    }
}
