package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

/** On a machine that is no cluster node: each feature is told, and why it cannot be had. */
class NativeTest {
    private final FakeController controller = new FakeController();

    @AfterEach
    void close() {
        controller.close();
    }

    @Test
    void whereThereIsNoClusterTheCheckFailsAndSaysWhatIsMissing() {
        Result result = Cli.of(controller).run("native", "check", "-o", "value");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(result.out())
                .contains("cluster\tmissing\t")
                .contains("fencing events\tfallback\talert agent and crm_mon\t")
                .contains("libvotequorum.so.8 cannot be loaded")
                .contains("instances\tmissing\t");
    }
}
