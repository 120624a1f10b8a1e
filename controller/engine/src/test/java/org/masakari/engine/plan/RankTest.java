package org.masakari.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.engine.plan.Servers.active;
import static org.masakari.engine.plan.Servers.metadata;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.masakari.engine.port.Server;
import org.masakari.engine.port.Traits;

class RankTest {

    @ParameterizedTest(name = "own \"{0}\", flavor''s \"{1}\": {2}")
    @CsvSource({
        "'', '', 0",
        "1, '', 1",
        "1000, '', 1000",
        "1001, '', 0",
        "0, 5, 5",
        "7, 500, 7",
        "'', 500, 500",
        "high, 3, 3",
        "' 12 ', '', 12",
        "-4, '', 0",
        "99999999999, 2, 2"
    })
    void readsThePriorityOfAnInstanceElseThatOfItsFlavor(String own, String flavor, int priority) {
        Traits traits =
                new Traits(
                        "",
                        "",
                        Map.of(Rank.PRIORITY, flavor),
                        Map.of(Rank.PRIORITY, own),
                        false,
                        Set.of());

        assertThat(Rank.priority(traits)).isEqualTo(priority);
    }

    @Test
    void putsPriorityBeforeTheTagBeforeRunningBeforeTheRest() {
        Server stopped = Servers.server(1, "stopped", null);
        Server running = Servers.server(2, "active", null);
        Server tagged =
                Servers.server(3, "stopped", null).with(metadata(Map.of("HA_Enabled", "True")));
        Server low = active(4, metadata(Map.of(Rank.PRIORITY, "1")));
        Server high = active(5, metadata(Map.of(Rank.PRIORITY, "1000")));

        assertThat(Stream.of(stopped, running, tagged, low, high).sorted(Rank.ORDER))
                .containsExactly(high, low, tagged, running, stopped);
    }

    @Test
    void isTheSameOrderEachTime() {
        Server first = Servers.server(1, "active", null);
        Server second = Servers.server(2, "active", null);

        assertThat(Stream.of(second, first).sorted(Rank.ORDER)).containsExactly(first, second);
    }
}
