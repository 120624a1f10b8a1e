package org.masakari.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FencerTest {

    /** Offsets as compiled with offsetof against the headers of 2.1.5 and 3.0. */
    @Test
    void theListIsReadToItsEnd() {
        try (Memory first = new Memory(80);
                Memory second = new Memory(80);
                Memory target = text("compute1");
                Memory action = text("off");
                Memory delegate = text("node2")) {
            fill(first, target, action, 4);
            fill(second, target, action, 2);
            first.setPointer(56, second);
            second.setPointer(24, delegate);
            second.setLong(48, 1_700_000_000);

            assertThat(Fencer.read(first))
                    .containsExactly(
                            new PastFencing(
                                    "compute1",
                                    "off",
                                    PastFencing.Status.FAILED,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null),
                            new PastFencing(
                                    "compute1",
                                    "off",
                                    PastFencing.Status.SUCCESS,
                                    Instant.ofEpochSecond(1_700_000_000),
                                    null,
                                    "node2",
                                    null,
                                    null));
        }
    }

    @Test
    void anEmptyListIsNothing() {
        assertThat(Fencer.read(null)).isEmpty();
    }

    private static void fill(Memory entry, Memory target, Memory action, int state) {
        entry.clear();
        entry.setPointer(0, target);
        entry.setPointer(8, action);
        entry.setInt(40, state);
    }

    private static Memory text(String value) {
        Memory memory = new Memory(value.length() + 1L);
        memory.setString(0, value);
        return memory;
    }
}
