package org.masakari.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoffTest {
    @Test
    void aLineThatBeginsWithADotIsNoRequest() {
        String page = Roff.page("a", "1").paragraph(".conf is read").toString();

        assertThat(page).endsWith(".PP\n\\&.conf is read\n");
    }

    @Test
    void aLineThatBeginsWithAQuoteIsNoRequest() {
        String page = Roff.page("a", "1").verbatim(List.of("'x'")).toString();

        assertThat(page).contains("\n\\&'x'\n");
    }

    @Test
    void hyphensStayHyphensAndBackslashesStayBackslashes() {
        String page = Roff.page("a", "1").item("--url", "C:\\x").toString();

        assertThat(page).endsWith(".TP\n\\fB\\-\\-url\\fR\nC:\\ex\n");
    }

    @Test
    void aQuoteInAHeadingDoesNotEndIt() {
        String page = Roff.page("a", "1").section("the \"rest\"").toString();

        assertThat(page).endsWith(".SH \"the \\(dqrest\\(dq\"\n");
    }
}
