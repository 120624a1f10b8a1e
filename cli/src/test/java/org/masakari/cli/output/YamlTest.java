package org.masakari.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.masakari.protocol.json.Json;

class YamlTest {
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    @Test
    void thePropertiesKeepTheirOrderAndTheirTypes() {
        document.put("name", "az1").put("id", 7).put("enabled", true).putNull("description");
        document.putArray("hosts").addObject().put("name", "compute1").put("load", 0.5);

        assertThat(Yaml.text(document).lines())
                .containsExactly(
                        "name: az1",
                        "id: 7",
                        "enabled: true",
                        "description: null",
                        "hosts:",
                        "- name: compute1",
                        "  load: 0.5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0.5",
                "1e3",
                "0x1f",
                "017",
                "0o17",
                "1_000",
                "190:20:30",
                ".inf",
                ".NaN",
                "true",
                "False",
                "yes",
                "No",
                "on",
                "Off",
                "y",
                "N",
                "null",
                "~",
                "",
                "<<",
                "=",
                "2026-11-22",
                "2026-11-22T10:00:00.250Z"
            })
    void aTextThatLooksLikeSomethingElseIsQuoted(String text) {
        document.put("value", text);

        assertThat(Yaml.text(document))
                .isIn("value: '" + text + "'\n", "value: \"" + text + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "- a",
                "# none",
                "it's \"so\"",
                " blanks ",
                "two\nlines\n",
                "\ttab",
                "{a}",
                "*star",
                "&and",
                "!tag",
                "%",
                "@",
                "\u00fcml\u00e4ut \u65e5\u672c",
                "\u0007"
            })
    void anyTextIsReadBackAsItIs(String text) {
        document.put("value", text);

        Object read = new org.yaml.snakeyaml.Yaml().load(Yaml.text(document));

        assertThat(Json.lenient().<ObjectNode>valueToTree(read)).isEqualTo(document);
    }

    @Test
    void aLongTextStaysOnItsLine() {
        document.put("value", "word ".repeat(100) + "end");

        assertThat(Yaml.text(document).lines()).hasSize(1);
    }
}
