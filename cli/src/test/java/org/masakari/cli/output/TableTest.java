package org.masakari.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Table table = new Table(new BitSet()).add(cells("a", "bb")).add(cells("long", "b"));

        assertThat(table.lines(false)).containsExactly("a     bb", "long  b");
    }

    @Test
    void numbersAreAlignedAtTheirRightEnd() {
        Table table = new Table(BitSet.valueOf(new long[] {2}));
        table.add(cells("a", "9")).add(cells("b", "10"));

        assertThat(table.lines(false)).containsExactly("a   9", "b  10");
    }

    @Test
    void aMissingValueIsADash() {
        Table table = new Table(new BitSet()).add(List.of(Cell.of(null), Cell.of("b")));

        assertThat(table.lines(false)).containsExactly("-  b");
    }

    @Test
    void coloursDoNotChangeTheWidth() {
        Table table = new Table(new BitSet());
        table.add(List.of(Cell.word("held"), Cell.of("x"))).add(cells("longer", "y"));

        assertThat(table.lines(true)).containsExactly("\u001b[31mheld\u001b[0m    x", "longer  y");
    }

    @Test
    void aTextOfSeveralLinesStaysOnOne() {
        assertThat(Cell.of("one\n  two").text()).isEqualTo("one two");
    }

    @Test
    void secondsHaveThreeDigits() {
        assertThat(Seconds.of(4385)).isEqualTo("4.385");
        assertThat(Seconds.of(-50)).isEqualTo("-0.050");
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        assertThat(Csv.line(List.of("a", "b,c", "d\"e"))).isEqualTo("a,\"b,c\",\"d\"\"e\"");
    }

    private static List<Cell> cells(String... texts) {
        return List.of(texts).stream().map(Cell::of).toList();
    }
}
