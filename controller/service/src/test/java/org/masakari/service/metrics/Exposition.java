package org.masakari.service.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus' text format, read strictly: each sample belongs to a metric with help and type that
 * stand before it, no series comes twice, and a histogram's buckets add up.
 */
public final class Exposition {
    private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][\\w:]*) (.+)");
    private static final Pattern TYPE =
            Pattern.compile("# TYPE ([a-zA-Z_:][\\w:]*) (counter|gauge|histogram|summary|untyped)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\\n]|\\\\[\"\\\\n])*)\"(?:,|$)");

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> helps = new HashMap<>();
    private final Map<Series, Double> samples = new LinkedHashMap<>();

    private record Series(String name, Map<String, String> labels) {}

    /**
     * Reads {@code text}.
     *
     * @throws IllegalArgumentException with what is wrong in it
     */
    public static Exposition of(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the last line has no end");
        }
        Exposition exposition = new Exposition();
        text.lines().forEach(exposition::read);
        exposition.checkHistograms();
        return exposition;
    }

    private void read(String line) {
        Matcher help = HELP.matcher(line);
        Matcher type = TYPE.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        boolean fine =
                help.matches()
                        ? helps.put(help.group(1), help.group(2)) == null
                        : type.matches()
                                ? types.put(type.group(1), type.group(2)) == null
                                : sample.matches() && take(sample);
        if (!fine) {
            throw new IllegalArgumentException("wrong or double: " + line);
        }
    }

    private boolean take(Matcher sample) {
        String labels = sample.group(2) == null ? "" : sample.group(2);
        Series series = new Series(sample.group(1), labels(labels));
        return family(series.name()) != null
                && samples.put(series, number(sample.group(3))) == null;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find(end) && label.start() == end) {
            if (labels.put(label.group(1), label.group(2)) != null) {
                throw new IllegalArgumentException("a label twice: " + text);
            }
            end = label.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("labels: " + text);
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** The metric that a sample belongs to; null if none has been described. */
    private @Nullable String family(String sample) {
        String bare = sample.replaceFirst("_(bucket|sum|count)$", "");
        boolean described = types.containsKey(sample) && helps.containsKey(sample);
        if (described) {
            return sample;
        }
        boolean composed =
                Set.of("histogram", "summary").contains(types.getOrDefault(bare, ""))
                        && helps.containsKey(bare);
        return composed ? bare : null;
    }

    private void checkHistograms() {
        Map<Series, List<Double>> buckets = new HashMap<>();
        samples.forEach(
                (series, value) -> {
                    if (series.labels().containsKey("le")) {
                        Map<String, String> rest = new TreeMap<>(series.labels());
                        rest.remove("le");
                        String name = series.name().replaceFirst("_bucket$", "_count");
                        buckets.computeIfAbsent(new Series(name, rest), s -> new ArrayList<>())
                                .add(value);
                    }
                });
        buckets.forEach(
                (count, values) -> {
                    boolean rising = values.equals(values.stream().sorted().toList());
                    if (!rising || !values.get(values.size() - 1).equals(samples.get(count))) {
                        throw new IllegalArgumentException("buckets of " + count + ": " + values);
                    }
                });
    }

    /**
     * The value of one series.
     *
     * @param labels names, each followed by its value
     * @throws AssertionError if there is none
     */
    public double value(String name, String... labels) {
        Map<String, String> wanted = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            wanted.put(labels[i], labels[i + 1]);
        }
        Double value = samples.get(new Series(name, wanted));
        if (value == null) {
            throw new AssertionError(
                    "no "
                            + name
                            + wanted
                            + " among "
                            + samples.keySet().stream()
                                    .filter(series -> series.name().equals(name))
                                    .toList());
        }
        return value;
    }

    /** The names of all series, such as {@code x_bucket}. */
    public Set<String> names() {
        return samples.keySet().stream()
                .map(Series::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names of all metrics that are described, with samples or without. */
    public Set<String> metrics() {
        return new TreeSet<>(types.keySet());
    }

    /** The names of all labels of a series' name. */
    public Set<String> labelNames(String name) {
        return samples.keySet().stream()
                .filter(series -> series.name().equals(name))
                .flatMap(series -> series.labels().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
