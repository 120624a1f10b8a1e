package org.masakari.runtime.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.configuration2.INIConfiguration;
import org.apache.commons.configuration2.SubnodeConfiguration;
import org.apache.commons.configuration2.ex.ConfigurationException;

/**
 * Reads one INI file strictly.
 *
 * <p>Ask every {@link #section} for every key it may have, then call {@link #finish}: it throws one
 * {@link ConfigException} with all that is wrong, unknown sections and keys included. Values that
 * the getters returned for a faulty key are placeholders and must not be used when it throws.
 */
public final class ConfigReader {
    private final Path file;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Map<String, String>> values = new LinkedHashMap<>();
    private final Map<String, ConfigSection> asked = new LinkedHashMap<>();

    private ConfigReader(Path file) {
        this.file = file;
    }

    /**
     * Reads {@code file}.
     *
     * @throws ConfigException if there is no such file, or it cannot be read or parsed
     */
    public static ConfigReader open(Path file) throws ConfigException {
        ConfigReader reader = new ConfigReader(file);
        reader.load();
        return reader;
    }

    private void load() throws ConfigException {
        INIConfiguration ini = new INIConfiguration();
        ini.setSeparatorUsedInInput("=");
        ini.setCommentLeadingCharsUsedInInput("#;");
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            ini.read(text);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    file,
                    List.of("no such file: begin with the sample in /usr/share/doc/masakari"));
        } catch (IOException | ConfigurationException e) {
            throw new ConfigException(file, List.of("cannot be read: " + e));
        }
        for (String name : ini.getSections()) {
            values.put(name == null ? "" : name, keysOf(ini.getSection(name)));
        }
    }

    private static Map<String, String> keysOf(SubnodeConfiguration section) {
        Map<String, String> keys = new LinkedHashMap<>();
        // The library reads a dot in a key as a path and doubles it; ours are plain names.
        section.getKeys()
                .forEachRemaining(
                        key -> keys.put(key.replace("..", "."), section.getString(key, "")));
        return keys;
    }

    /** The section of that name; one that the file lacks is empty. */
    public ConfigSection section(String name) {
        return asked.computeIfAbsent(
                name, n -> new ConfigSection(n, values.getOrDefault(n, Map.of()), problems));
    }

    /** Each key that was asked for until now. */
    public List<Setting> settings() {
        return asked.values().stream().flatMap(section -> section.settings().stream()).toList();
    }

    /**
     * Ends the reading.
     *
     * @throws ConfigException if any value was missing or wrong, or the file has a section or key
     *     that nobody asked for
     */
    public void finish() throws ConfigException {
        values.forEach(this::findUnknown);
        if (!problems.isEmpty()) {
            throw new ConfigException(file, problems);
        }
    }

    private void findUnknown(String name, Map<String, String> keys) {
        ConfigSection section = asked.get(name);
        if (section != null) {
            section.findUnknown();
        } else if (name.isEmpty() && !keys.isEmpty()) {
            problems.add("keys before the first [section]: " + new TreeSet<>(keys.keySet()));
        } else if (!name.isEmpty()) {
            problems.add("[" + name + "]: unknown section" + Nearest.hint(name, asked.keySet()));
        }
    }
}
