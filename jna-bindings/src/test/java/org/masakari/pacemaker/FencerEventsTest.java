package org.masakari.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FencerEventsTest {

    /** Offsets as compiled with offsetof against the headers of 2.1.5 and 3.0. */
    @ParameterizedTest
    @EnumSource(StonithLayout.class)
    void anEventIsReadFromTheLayoutOfItsVersion(StonithLayout layout) {
        int shift = layout == StonithLayout.V2 ? 16 : 0;
        try (Memory event = new Memory(128);
                Memory id = text("0f8f5bd4");
                Memory origin = text("node1");
                Memory target = text("compute1");
                Memory action = text("reboot");
                Memory executioner = text("node2");
                Memory client = text("pacemaker-controld.72")) {
            event.clear();
            event.setPointer(0, id);
            event.setInt(shift + 16L, -61);
            event.setPointer(shift + 24L, origin);
            event.setPointer(shift + 32L, target);
            event.setPointer(shift + 40L, action);
            event.setPointer(shift + 48L, executioner);
            event.setPointer(shift + 64L, client);

            assertThat(FencerSession.read(layout, event))
                    .isEqualTo(
                            new FencingEvent(
                                    "0f8f5bd4",
                                    -61,
                                    "node1",
                                    "compute1",
                                    "reboot",
                                    "node2",
                                    "pacemaker-controld.72"));
        }
    }

    @ParameterizedTest
    @EnumSource(StonithLayout.class)
    void anEventWithoutATargetIsNoEvent(StonithLayout layout) {
        try (Memory event = new Memory(128)) {
            event.clear();

            assertThat(FencerSession.read(layout, event)).isNull();
        }
    }

    private static Memory text(String value) {
        Memory memory = new Memory(value.length() + 1L);
        memory.setString(0, value);
        return memory;
    }
}
