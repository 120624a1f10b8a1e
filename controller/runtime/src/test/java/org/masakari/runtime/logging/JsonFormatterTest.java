package org.masakari.runtime.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.masakari.protocol.json.Json;
import org.slf4j.Logger;

class JsonFormatterTest {

    private static String line(Consumer<Logger> call) {
        List<String> lines = Lines.of(new JsonFormatter(), call);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    private static JsonNode json(Consumer<Logger> call) throws JsonProcessingException {
        return Json.strict().readTree(line(call));
    }

    @Test
    void saysWhenHowSeriousWhoAndWhat() throws Exception {
        JsonNode json = json(log -> log.warn("host {} is away", "c1"));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("time", "level", "logger", "message");
        assertThat(json.get("time").textValue())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(json.get("level").textValue()).isEqualTo("WARN");
        assertThat(json.get("logger").textValue()).isEqualTo("org.example.Part");
        assertThat(json.get("message").textValue()).isEqualTo("host c1 is away");
    }

    @Test
    void eachKeyAndValueIsAFieldAndNotInTheMessage() throws Exception {
        JsonNode json =
                json(
                        log ->
                                log.atInfo()
                                        .addKeyValue("host", "c1")
                                        .addKeyValue("attempt", 2)
                                        .addKeyValue("error", new IllegalStateException("no"))
                                        .log("moved"));

        assertThat(json.get("message").textValue()).isEqualTo("moved");
        assertThat(json.get("host").textValue()).isEqualTo("c1");
        assertThat(json.get("attempt").intValue()).isEqualTo(2);
        assertThat(json.get("error").textValue()).isEqualTo("java.lang.IllegalStateException: no");
    }

    @Test
    void aKeyNeverReplacesWhatEveryLineHas() throws Exception {
        JsonNode json = json(log -> log.atInfo().addKeyValue("level", "none").log("x"));

        assertThat(json.get("level").textValue()).isEqualTo("INFO");
    }

    @Test
    void anExceptionIsOneText() throws Exception {
        JsonNode json = json(log -> log.error("failed", new IllegalStateException("no")));

        assertThat(json.get("exception").textValue())
                .startsWith("java.lang.IllegalStateException: no\n\tat org.masakari.");
    }

    @Test
    void aMessageOfSeveralLinesIsOneLineAndReadsAsItWas() throws Exception {
        String text = "a\r\nb \u001b[2J \u009b \u2028 \u202e 😀";

        assertThat(json(log -> log.info(text)).get("message").textValue()).isEqualTo(text);
        assertThat(line(log -> log.info(text)))
                .endsWith("}\n")
                .doesNotContain("\u001b", "\u009b", "\u2028", "\u202e", "\r");
    }

    @Test
    void whatLibrariesLogIsWrittenToo() throws Exception {
        JsonNode json =
                Json.strict()
                        .readTree(new JsonFormatter().format(new LogRecord(Level.SEVERE, "no")));

        assertThat(json.get("level").textValue()).isEqualTo("ERROR");
        assertThat(json.get("message").textValue()).isEqualTo("no");
    }
}
