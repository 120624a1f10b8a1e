package org.masakari.corosync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.masakari.nativelib.Availability;

class VotesTest {

    @Test
    void theStructureHasTheSizeOfTheHeader() {
        assertThat(new LibVotequorum.Info().size()).isEqualTo(292);
    }

    @Test
    void flagsAreNamedByTheirBits() {
        LibVotequorum.Info info = new LibVotequorum.Info();
        info.nodeId = 2;
        info.nodeExpectedVotes = 3;
        info.highestExpected = 3;
        info.totalVotes = 2;
        info.quorum = 2;
        info.flags = 0x2 | 0x4 | 0x4000;

        Votes votes = Votes.of(info);

        assertThat(votes)
                .isEqualTo(
                        new Votes(
                                2,
                                3,
                                3,
                                2,
                                2,
                                Set.of(Votes.Flag.QUORATE, Votes.Flag.WAIT_FOR_ALL),
                                ""));
        assertThat(votes.quorate()).isTrue();
    }

    @Test
    void withoutTheLibraryTheyAreNotAvailable() {
        assertThat(Votes.ask("libvotequorum-missing.so.8"))
                .isEqualTo(
                        new Availability.NotAvailable<>(
                                "libvotequorum-missing.so.8 cannot be loaded"));
    }
}
