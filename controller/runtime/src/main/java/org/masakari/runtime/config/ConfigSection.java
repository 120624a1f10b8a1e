package org.masakari.runtime.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One section of an INI file. A getter with a default is for an optional key, one without for a
 * mandatory key; a problem is noted and {@link ConfigReader#finish} reports it.
 */
public final class ConfigSection {
    private final String name;
    private final Map<String, String> values;
    private final List<String> problems;
    private final Set<String> known = new TreeSet<>();
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    ConfigSection(String name, Map<String, String> values, List<String> problems) {
        this.name = name;
        this.values = values;
        this.problems = problems;
    }

    /** A text that must be there and not be blank. */
    public String text(String key) {
        return value(key, null, "a text", Function.identity(), "");
    }

    /** A text, or {@code otherwise} where the key is absent or empty. */
    public String text(String key, String otherwise) {
        return value(key, otherwise, "a text", Function.identity(), "");
    }

    /** True/false, written {@code true|yes|on|1} or {@code false|no|off|0}. */
    public boolean flag(String key, boolean otherwise) {
        return value(key, otherwise, "true or false", ConfigSection::parseFlag, otherwise);
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String key, int otherwise, int least, int most) {
        return value(
                key,
                otherwise,
                "a whole number from " + least + " to " + most,
                text -> inRange(Integer.parseInt(text), least, most),
                otherwise);
    }

    /** A duration such as {@code 250ms}, {@code 5s}, {@code 2m}, {@code 1h}; bare numbers are s. */
    public Duration duration(String key, Duration otherwise) {
        return value(
                key, otherwise, "a duration such as 250ms, 5s or 2m", Durations::parse, otherwise);
    }

    /** A duration of more than zero. */
    public Duration positive(String key, Duration otherwise) {
        Duration value = duration(key, otherwise);
        if (value.isZero() || value.isNegative()) {
            problem(key, "zero is wrong; more than 0s expected");
        }
        return value;
    }

    /** A file or folder. */
    public Path path(String key, Path otherwise) {
        return value(key, otherwise, "a path", ConfigSection::parsePath, otherwise);
    }

    /** A file or folder; null where the key is absent or empty. */
    public @Nullable Path optionalPath(String key) {
        note(key, "a path", null, given(key));
        return has(key) ? path(key, Path.of("/")) : null;
    }

    /** One http or https URL. */
    public URI uri(String key) {
        return value(
                key,
                null,
                "a URL such as http://host:port",
                ConfigSection::parseUri,
                URI.create(""));
    }

    /** One or more http or https URLs, comma separated. */
    public List<URI> uris(String key) {
        return value(
                key,
                null,
                "URLs such as http://host:port, comma separated",
                text -> split(text).stream().map(ConfigSection::parseUri).toList(),
                List.of());
    }

    /** Words, comma separated; none where the key is absent. */
    public List<String> words(String key) {
        return words(key, List.of());
    }

    /** Words, comma separated, or {@code otherwise} where the key is absent or has none. */
    public List<String> words(String key, List<String> otherwise) {
        List<String> words =
                value(key, otherwise, "words, comma separated", ConfigSection::split, List.of());
        return words.isEmpty() ? otherwise : words;
    }

    /** One of the constants of {@code type}, written in any case, dashes or underscores. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> type, E otherwise) {
        List<String> names =
                Arrays.stream(type.getEnumConstants())
                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                        .toList();
        return value(
                key,
                otherwise,
                "one of " + String.join(", ", names),
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')),
                otherwise);
    }

    /**
     * A secret, either as {@code key} or as the first line of the file named by {@code key_file}.
     * Its value never appears in a problem.
     */
    public String secret(String key) {
        String fileKey = key + "_file";
        String file = values.getOrDefault(fileKey, "");
        String expectation = noteSecret(key, fileKey);
        if (file.isBlank()) {
            return value(key, null, expectation, s -> s, "");
        }
        try {
            return Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException e) {
            problem(fileKey, "\"" + file + "\" cannot be read: " + e.getMessage());
            return "";
        }
    }

    /** As {@link #secret}, but empty where there is none. */
    public String optionalSecret(String key) {
        noteSecret(key, key + "_file");
        return has(key) ? secret(key) : "";
    }

    private String noteSecret(String key, String fileKey) {
        String expectation = "a secret, here or in the file named by " + fileKey;
        note(key, expectation, null, has(key) ? Setting.MASKED : null);
        note(fileKey, "a file whose first line is " + key, null, given(fileKey));
        return expectation;
    }

    /** True if {@code key}, or the key of the file that holds it, has a value. */
    public boolean has(String key) {
        return !values.getOrDefault(key, "").isBlank()
                || !values.getOrDefault(key + "_file", "").isBlank();
    }

    /** All keys and values of a section whose keys are names that the operator chooses. */
    public Map<String, String> entries() {
        values.keySet().forEach(key -> note(key, "a name", null, given(key)));
        return Map.copyOf(values);
    }

    /** Notes a problem that only the caller can see, such as two keys that contradict. */
    public void problem(String key, String what) {
        problems.add("[" + name + "] " + key + ": " + what);
    }

    List<Setting> settings() {
        return List.copyOf(settings.values());
    }

    private @Nullable String given(String key) {
        String text = values.getOrDefault(key, "").strip();
        return text.isEmpty() ? null : text;
    }

    /** A key that is asked for twice stays as it was first: a secret remains masked. */
    private void note(
            String key, String expectation, @Nullable String normal, @Nullable String given) {
        known.add(key);
        settings.putIfAbsent(key, new Setting(name, key, expectation, normal, given));
    }

    void findUnknown() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                problem(key, "unknown key" + Nearest.hint(key, known));
            }
        }
    }

    private <T> T value(
            String key,
            @Nullable T otherwise,
            String expectation,
            Function<String, T> parser,
            T placeholder) {
        String text = values.getOrDefault(key, "").strip();
        note(key, expectation, Setting.text(otherwise), text.isEmpty() ? null : text);
        if (text.isEmpty()) {
            if (otherwise != null) {
                return otherwise;
            }
            problem(key, "missing; " + expectation + " expected");
            return placeholder;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            problem(key, "\"" + text + "\" is wrong; " + expectation + " expected");
            return placeholder;
        }
    }

    private static boolean parseFlag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static int inRange(int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(String.valueOf(number));
        }
        return number;
    }

    private static Path parsePath(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static URI parseUri(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!http || uri.getHost() == null) {
                throw new IllegalArgumentException(text);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }
}
