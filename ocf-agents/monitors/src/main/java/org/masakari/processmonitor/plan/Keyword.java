package org.masakari.processmonitor.plan;

import java.util.Arrays;
import java.util.List;

/**
 * Which processes are meant: those whose program has this base name or this full path. Further
 * words are the first arguments that the program must have.
 *
 * @param text as it was written, blanks made single
 */
public record Keyword(String text) {
    public Keyword {
        text = text.strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty keyword");
        }
    }

    /**
     * True if {@code invocation} is one of what is meant.
     *
     * @param invocation a program, by name or path, and its arguments
     */
    public boolean matches(List<String> invocation) {
        List<String> words = Arrays.asList(text.split(" "));
        return invocation.size() >= words.size()
                && isProgram(words.get(0), invocation.get(0))
                && words.subList(1, words.size()).equals(invocation.subList(1, words.size()));
    }

    private static boolean isProgram(String wanted, String program) {
        return wanted.equals(program)
                || wanted.equals(program.substring(program.lastIndexOf('/') + 1));
    }
}
