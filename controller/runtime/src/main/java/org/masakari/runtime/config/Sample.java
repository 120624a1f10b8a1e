package org.masakari.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The meaning of each key, which stands above it in the sample config file. Keys in a row without a
 * comment of their own share the one before them.
 */
public final class Sample {
    private static final Pattern SECTION = Pattern.compile("\\[(\\w+)]");
    private static final Pattern KEY = Pattern.compile("#?([a-z_]+) *=.*");

    private final Map<String, String> meanings = new HashMap<>();

    private Sample() {}

    /**
     * Reads {@code file}.
     *
     * @throws IOException if it cannot be read
     */
    public static Sample read(Path file) throws IOException {
        Sample sample = new Sample();
        sample.read(Files.readAllLines(file));
        return sample;
    }

    /** For where the samples are not installed. */
    public static Sample none() {
        return new Sample();
    }

    private void read(List<String> lines) {
        String section = "";
        List<String> comment = new ArrayList<>();
        boolean ended = false;
        for (String line : lines) {
            Matcher begin = SECTION.matcher(line.strip());
            Matcher key = KEY.matcher(line);
            if (begin.matches()) {
                section = begin.group(1);
                comment.clear();
            } else if (key.matches()) {
                meanings.put(section + "." + key.group(1), String.join(" ", comment));
                ended = true;
            } else if (line.startsWith("#")) {
                if (ended) {
                    comment.clear();
                }
                ended = false;
                comment.add(line.substring(1).strip());
            } else if (line.isBlank()) {
                comment.clear();
            }
        }
    }

    /** Empty if the sample does not say. A secret's file is told of where the secret is. */
    public String meaning(String section, String key) {
        String secret = section + "." + key.replaceFirst("_file$", "");
        return meanings.getOrDefault(section + "." + key, meanings.getOrDefault(secret, ""));
    }
}
