package org.masakari.pacemaker;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The attributes of one XML element. */
record Attributes(Map<String, String> values) {

    static Attributes of(XMLStreamReader in) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < in.getAttributeCount(); i++) {
            values.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        return new Attributes(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable String text(String name) {
        return values.get(name);
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    boolean flag(String name) {
        return "true".equals(values.get(name));
    }

    /** Null if it is absent or no number. */
    @Nullable Integer number(String name) {
        String text = values.get(name);
        return text != null && text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
