package org.masakari.corosync;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.nativelib.Availability;

class CmapValueTest {

    @Test
    void theStructureHasTheSizeOfTheHeader() {
        assertThat(new LibCmap.Value().size()).isEqualTo(24);
    }

    @ParameterizedTest(name = "type {0}: {1}")
    @CsvSource({"1, -1", "2, 255", "3, -1", "4, 65535", "5, -1", "6, 4294967295", "7, -1"})
    void aWholeNumberKeepsItsSignAndWidth(int type, long expected) {
        try (Memory data = new Memory(8)) {
            data.setLong(0, -1);

            assertThat(CmapValue.of(type, data, 8)).isEqualTo(new CmapValue.Whole(expected));
        }
    }

    @Test
    void aFractionIsOne() {
        try (Memory data = new Memory(8)) {
            data.setDouble(0, 2.5);

            assertThat(CmapValue.of(10, data, 8)).isEqualTo(new CmapValue.Fraction(2.5));
        }
    }

    @Test
    void aTextEndsWhereTheLibrarySaysOrAtItsNul() {
        try (Memory data = new Memory(8)) {
            data.setString(0, "joined");

            assertThat(CmapValue.of(11, data, 7)).isEqualTo(new CmapValue.Text("joined"));
            assertThat(CmapValue.of(11, data, 4)).isEqualTo(new CmapValue.Text("join"));
        }
    }

    @Test
    void withoutTheLibraryTheTableIsNotAvailable() {
        assertThat(Cmap.open("libcmap-missing.so.4"))
                .isEqualTo(
                        new Availability.NotAvailable<>("libcmap-missing.so.4 cannot be loaded"));
    }
}
