package org.masakari.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.masakari.cli.Cli.Result;
import org.masakari.cli.api.Exit;

class ReservedHostTest extends ReservedHostCase {
    @Test
    void onlyReservedHostsAreListed() {
        Result result = run("reserved-host list -o value");

        assertThat(result.out().lines()).singleElement().asString().startsWith("compute9\t");
    }

    @Test
    void thoseOfOneSegmentAreListed() {
        Result result = run("reserved-host list 226.94.1.2:5405 -o value");

        assertThat(result.exit()).isEqualTo(Exit.OK);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void aHostOfTheSegmentBecomesReserved() {
        Result result = run("reserved-host add 226.94.1.1:5405 compute1");

        assertThat(result.exit()).as(result.err()).isEqualTo(Exit.OK);
        assertThat(changes()).containsExactly("PUT " + path(COMPUTE1) + RESERVE);
    }

    @Test
    void aHostOfNoSegmentIsCreatedAsAReservedOne() {
        run("reserved-host add 226.94.1.1:5405 compute10");

        assertThat(changes())
                .containsExactly(
                        "POST "
                                + HOSTS1
                                + " {\"host\":{\"name\":\"compute10\",\"type\":\"compute\","
                                + "\"control_attributes\":\"none\",\"reserved\":true}}");
    }

    @Test
    void aHostThatIsReservedAlreadyIsAConflict() {
        Result result = run("reserved-host add 226.94.1.1:5405 compute9");

        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(result.err()).contains("host is already registered: compute9");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aHostOfAnotherSegmentIsNotMoved() {
        Result result = run("reserved-host add 226.94.1.1:5405 compute2");

        assertThat(result.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(result.err()).contains("compute2 is a host of segment 226.94.1.2:5405");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aReplacementIsHeldBeforeTheFormerOneIsLetGo() {
        run("reserved-host update compute9 compute1");

        assertThat(changes())
                .containsExactly(
                        "PUT " + path(COMPUTE1) + RESERVE, "PUT " + path(COMPUTE9) + RELEASE);
    }

    @Test
    void theFormerOneStaysReservedWhereTheReplacementIsRefused() {
        controller.nowRefuses("POST " + HOSTS1, 400, "name: Nova knows no compute10");

        Result result = run("reserved-host update compute9 compute10");

        assertThat(result.exit()).isEqualTo(Exit.FAILED);
        assertThat(changes()).singleElement().asString().startsWith("POST ");
    }

    @Test
    void aReservedHostThatIsDeletedStaysInItsSegment() {
        Result result = run("reserved-host delete compute9");

        assertThat(result).isEqualTo(new Result(Exit.OK, "", ""));
        assertThat(changes()).containsExactly("PUT " + path(COMPUTE9) + RELEASE);
    }

    @Test
    void anOrdinaryHostIsNoReservedOne() {
        Result result = run("reserved-host delete compute1");

        assertThat(result.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(result.err()).contains("there is no reserved host \"compute1\"");
    }
}
