package org.masakari.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class LineFormatterTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ";

    private static List<String> lines(Consumer<Logger> calls) {
        return Lines.of(new LineFormatter(), calls);
    }

    @Test
    void saysWhenHowSeriousAndWho() {
        assertThat(lines(log -> log.warn("host {} is away", "c1")))
                .singleElement()
                .asString()
                .matches(TIME + "WARN  Part host c1 is away\n");
    }

    @Test
    void writesKeysAndValuesBeforeTheMessage() {
        assertThat(lines(log -> log.atInfo().addKeyValue("host", "c1").log("fenced")))
                .singleElement()
                .asString()
                .endsWith("INFO  Part host=c1 fenced\n");
    }

    @Test
    void leavesOutWhatIsBelowTheLevel() {
        assertThat(lines(log -> log.debug("small talk"))).isEmpty();
    }

    @Test
    void aLineEndInAMessageForgesNoLine() {
        assertThat(lines(log -> log.info("sent {}", "a\r\n2026-01-31T00:00:00.000Z ERROR forged")))
                .singleElement()
                .asString()
                .endsWith("sent a\\r\\n2026-01-31T00:00:00.000Z ERROR forged\n");
    }

    @Test
    void aLineEndInAValueForgesNoLine() {
        assertThat(lines(log -> log.atInfo().addKeyValue("error", "a\nb").log("refused")))
                .singleElement()
                .asString()
                .endsWith("error=a\\nb refused\n");
    }

    @Test
    void anEscapeSequenceDrivesNoTerminal() {
        assertThat(lines(log -> log.info("\u001b[2J \u009b2J \u0007 \u007f")))
                .singleElement()
                .asString()
                .endsWith("\\u001b[2J \\u009b2J \\u0007 \\u007f\n");
    }

    @Test
    void textIsNotWrittenBackwards() {
        assertThat(lines(log -> log.info("\u202egpj.exe")))
                .singleElement()
                .asString()
                .endsWith("\\u202egpj.exe\n");
    }

    @Test
    void everyScriptStaysReadable() {
        assertThat(lines(log -> log.info("ホスト\tzürich 😀")))
                .singleElement()
                .asString()
                .endsWith("ホスト\tzürich 😀\n");
    }

    @Test
    void aStackTraceKeepsItsLinesAndThoseOfItsMessagesAreEscaped() {
        Exception thrown =
                new IllegalStateException("outer\nforged", new IllegalArgumentException("in\nner"));

        assertThat(lines(log -> log.error("failed", thrown)))
                .singleElement()
                .asString()
                .contains("IllegalStateException: outer\\nforged\n\tat org.masakari.")
                .contains("\nCaused by: java.lang.IllegalArgumentException: in\\nner\n\t")
                .doesNotContain("\nforged");
    }
}
