package org.masakari.processmonitor.proc;

import java.util.ArrayList;
import java.util.List;

/**
 * What a process can be called by: its program and arguments, in each way that they can be told.
 *
 * <ul>
 *   <li>the file that it executes, with its arguments
 *   <li>its first word, with its arguments
 *   <li>of a title such as {@code nginx: master process}, what is before the colon
 *   <li>for an interpreter, also the script, module, jar or main class that it runs, with what
 *       follows
 * </ul>
 *
 * <p>No other argument counts: an editor is not the file that it edits.
 */
final class Invocations {
    private Invocations() {}

    /**
     * All of them.
     *
     * @param words the command line; none for a kernel thread
     * @param executable the file that is executed; empty if unknown
     */
    static List<List<String>> of(List<String> words, String executable) {
        List<List<String>> all = new ArrayList<>();
        if (words.isEmpty()) {
            return all;
        }
        String first = words.get(0);
        all.add(words);
        if (!executable.isEmpty()) {
            all.add(instead(executable, words));
        }
        int title = first.indexOf(": ");
        if (title > 0) {
            all.add(List.of(first.substring(0, title)));
        }
        Interpreter.of(executable)
                .or(() -> Interpreter.of(first))
                .flatMap(interpreter -> interpreter.script(words))
                .ifPresent(all::add);
        return all;
    }

    private static List<String> instead(String executable, List<String> words) {
        List<String> changed = new ArrayList<>(words);
        changed.set(0, executable);
        return changed;
    }
}
