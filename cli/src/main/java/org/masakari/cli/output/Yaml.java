package org.masakari.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.masakari.protocol.json.Json;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * A document as YAML; a class of its own, so that the library is loaded only if it is asked for.
 */
final class Yaml {
    private Yaml() {}

    /**
     * In block style, with a line end; what is a text in JSON is read as one by YAML 1.1 and 1.2.
     */
    static String text(JsonNode node) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setSplitLines(false);
        Object tree = Json.lenient().convertValue(node, Object.class);
        return new org.yaml.snakeyaml.Yaml(new Texts(options), options).dump(tree);
    }

    /**
     * The library quotes what YAML 1.1 takes for something else; this does it for what 1.2 adds and
     * for what other libraries stumble over. A text it would write as binary stays a text.
     */
    private static final class Texts extends Representer {
        private static final Pattern TAKEN_FOR_OTHER = Pattern.compile("[yYnN=]|0o[0-7]+");

        Texts(DumperOptions options) {
            super(options);
            representers.put(String.class, text -> text((String) text));
        }

        private Node text(String text) {
            boolean quoted = TAKEN_FOR_OTHER.matcher(text).matches();
            return representScalar(
                    Tag.STR, text, quoted ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN);
        }
    }
}
