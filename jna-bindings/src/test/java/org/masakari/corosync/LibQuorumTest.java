package org.masakari.corosync;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import org.junit.jupiter.api.Test;
import org.masakari.nativelib.Availability;

class LibQuorumTest {

    @Test
    void structuresHaveTheSizesOfTheHeader() {
        assertThat(new LibQuorum.RingId().size()).isEqualTo(16);
        assertThat(new LibQuorum.ModelV1().size()).isEqualTo(24);
        assertThat(new LibQuorum.CallbacksV0().size()).isEqualTo(8);
    }

    @Test
    void nodeIdsAreCopied() {
        try (Memory ids = new Memory(8)) {
            ids.setInt(0, 1);
            ids.setInt(4, 3);

            assertThat(LibQuorum.ids(2, ids)).containsExactly(1, 3);
        }
        assertThat(LibQuorum.ids(0, null)).isEmpty();
    }

    @Test
    void withoutTheLibraryTheWatchIsNotAvailableAndSaysWhy() {
        QuorumListener nobody =
                new QuorumListener() {
                    @Override
                    public void changed(Quorum quorum) {}

                    @Override
                    public void lost(String why) {}
                };

        assertThat(QuorumWatch.start("libquorum-missing.so.5", nobody))
                .isInstanceOfSatisfying(
                        Availability.NotAvailable.class,
                        missing -> assertThat(missing.reason()).contains("libquorum-missing.so.5"));
    }
}
