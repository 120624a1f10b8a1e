package org.masakari.processmonitor.proc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Programs that run another one, and how their command lines name it, as regular expressions;
 * {@code (?!)} matches nothing.
 */
enum Interpreter {
    PYTHON("(python|pypy)[0-9.]*", "-[A-Za-z]*c", "-m", "-[WX]"),
    SHELL("(ba|da|z|k|mk|a)?sh", "-[A-Za-z]*c", "(?!)", "[-+][oO]"),
    JAVA(
            "java",
            "(?!)",
            "-jar|-m|--module",
            "-cp|-classpath|--class-path|-p|--(upgrade-)?module-path|--limit-modules"
                    + "|--add-(modules|exports|opens|reads)"),
    SCRIPTS("(perl|ruby|php|lua|tclsh)[0-9.]*|node|nodejs", "-[eErp]|--eval", "(?!)", "(?!)");

    private final Pattern name;

    /** An option that is followed by the program's text: there is no script then. */
    private final Pattern text;

    /** Options whose next word is the program. */
    private final Pattern program;

    /** Options whose next word is a value of theirs. */
    private final Pattern withValue;

    Interpreter(String name, String text, String program, String withValue) {
        this.name = Pattern.compile(name);
        this.text = Pattern.compile(text);
        this.program = Pattern.compile(program);
        this.withValue = Pattern.compile(withValue);
    }

    /** The one with this name or path; empty if it is no interpreter. */
    static Optional<Interpreter> of(String executable) {
        String base = executable.substring(executable.lastIndexOf('/') + 1);
        return Arrays.stream(values()).filter(each -> each.name.matcher(base).matches()).findAny();
    }

    /** The script, module, jar or main class that {@code words} name, and what follows it. */
    Optional<List<String>> script(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (text.matcher(word).matches()) {
                return Optional.empty();
            }
            if (program.matcher(word).matches()) {
                return from(words, i + 1);
            }
            if (withValue.matcher(word).matches()) {
                i++;
            } else if (!word.startsWith("-")) {
                return from(words, i);
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> from(List<String> words, int index) {
        return index < words.size()
                ? Optional.of(words.subList(index, words.size()))
                : Optional.empty();
    }
}
