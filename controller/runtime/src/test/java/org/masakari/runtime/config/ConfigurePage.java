package org.masakari.runtime.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page docs/configure.md. Its tables are made of what each program reads and of its sample's
 * comments; the tests of the programs' modules hold it to that, and rewrite it if they are told to.
 */
public final class ConfigurePage {
    /** What rewrites the page. */
    public static final String REWRITE =
            "docs/configure.md does not say what the code says; this rewrites it: mvn -q test -am"
                    + " -pl controller/service,ocf-agents/monitors,cli -Dtest=ConfigureTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dmasakari.docs=write";

    private static final boolean WRITES = "write".equals(System.getProperty("masakari.docs"));

    private final Path page;
    private final String program;

    /**
     * A program's part of it.
     *
     * @param root the repository's
     * @param program such as {@code hostmonitor}
     */
    public ConfigurePage(Path root, String program) {
        this.page = root.resolve("docs/configure.md");
        this.program = program;
    }

    /** What the page says, after it was rewritten where that is wanted. */
    public String said(String expected) throws IOException {
        if (WRITES) {
            String text = Files.readString(page);
            Matcher part = part(text);
            Files.writeString(
                    page,
                    text.substring(0, part.start(1)) + expected + text.substring(part.end(1)));
        }
        String text = Files.readString(page);
        return part(text).group(1);
    }

    /**
     * What it should say.
     *
     * @param settings what the program reads of an empty file
     * @param sample the program's sample
     * @param varying the defaults that are not the same everywhere, in words, by {@code
     *     section.key}
     */
    public static String expected(Settings settings, Sample sample, Map<String, String> varying) {
        StringBuilder text = new StringBuilder("\n");
        String section = "";
        String meaning = "";
        for (Setting each : settings.settings()) {
            if (!each.section().equals(section)) {
                text.append(section.isEmpty() ? "" : "\n").append(heading(each.section()));
                meaning = "";
            }
            section = each.section();
            String own = sample.meaning(section, each.key());
            String shown = own.equals(meaning) ? "as above" : cell(own);
            meaning = own;
            String normal =
                    varying.getOrDefault(section + "." + each.key(), normal(each, settings));
            text.append(
                    "| %s | %s | %s | %s |\n"
                            .formatted(each.key(), shown, cell(each.expectation()), normal));
        }
        return text.append('\n').toString();
    }

    private static String heading(String section) {
        return "### [%s]\n\n| key | meaning | value | default |\n|---|---|---|---|\n"
                .formatted(section);
    }

    private static String normal(Setting setting, Settings settings) {
        String normal = setting.normal();
        if (normal != null && !normal.isEmpty()) {
            return "`" + cell(normal) + "`";
        }
        String missing = "[" + setting.section() + "] " + setting.key() + ": missing";
        boolean mandatory =
                settings.problems().stream().anyMatch(problem -> problem.startsWith(missing));
        return mandatory ? "mandatory" : "";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private Matcher part(String text) {
        Matcher part =
                Pattern.compile(
                                "<!-- made of the code: %s -->\n(.*?)<!-- end of %s -->"
                                        .formatted(program, program),
                                Pattern.DOTALL)
                        .matcher(text);
        if (!part.find()) {
            throw new IllegalStateException(page + " has no part for " + program);
        }
        return part;
    }
}
