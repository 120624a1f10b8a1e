package org.masakari.runtime.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.masakari.protocol.json.Json;

/**
 * What a program's option {@code --settings} writes, for {@code masakari config}.
 *
 * @param problems all that is wrong in the file; empty if it can be used
 * @param settings every key that the program reads, in the order in which it does
 */
public record Settings(List<String> problems, List<Setting> settings) {

    /** What {@code reader} was asked for. */
    public static Settings of(ConfigReader reader, List<String> problems) {
        return new Settings(problems, reader.settings());
    }

    /** As one line of JSON. */
    public String json() {
        try {
            return Json.lenient().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists can be written as JSON", e);
        }
    }
}
