package org.masakari.monitor.command;

import java.util.List;

/**
 * A program and its arguments, run as they are: no shell reads them.
 *
 * @param words at least one
 */
public record Command(List<String> words) {
    public Command {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command without a word");
        }
    }

    public static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** As an operator wrote it, but for the blanks. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
