package org.masakari.processmonitor.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessStatTest {
    /** Captured on Linux 6.1. */
    private static final String CAPTURED =
            "4242 (tmux: server) S 1 4242 4242 0 -1 4194368 3190 10 0 0 14 8 0 0 20 0 1 0 5211"
                    + " 8192000 1024 18446744073709551615 1 1 0 0 0 0 0 528386 134433281 0 0 0 17"
                    + " 1 0 0 0 0 0 0 0 0 0 0 0 0 0\n";

    @Test
    void nameStateAndStartTimeAreRead() {
        assertThat(ProcessStat.parse(CAPTURED))
                .contains(new ProcessStat("tmux: server", 'S', 5211));
    }

    @Test
    void aNameMayHoldBrackets() {
        assertThat(ProcessStat.parse(CAPTURED.replace("tmux: server", "a) Z (b")))
                .contains(new ProcessStat("a) Z (b", 'S', 5211));
    }

    @Test
    void halfALineIsNone() {
        assertThat(ProcessStat.parse("4242 (tmux: server) S 1 4242")).isEmpty();
    }
}
