package org.masakari.processmonitor.list;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.masakari.monitor.command.Command;
import org.masakari.processmonitor.plan.Keyword;
import org.masakari.processmonitor.plan.Plan;
import org.masakari.processmonitor.plan.ProcessTarget;

/** One line of proc.list: eight columns, separated by commas. */
final class ListLine {
    /** Columns, counted from 1 as in the original's documentation. */
    static final int ID = 1;

    static final int KEYWORD = 2;
    private static final int START = 3;
    private static final int RESTART = 4;
    private static final int BEFORE_START = 5;
    private static final int AFTER_START = 6;
    private static final int BEFORE_RESTART = 7;
    private static final int AFTER_RESTART = 8;

    private static final int COLUMNS = 8;
    private static final int LONGEST_NAME = 255;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern FOR_A_SHELL = Pattern.compile("[\"'`\\\\|&<>$(){}*?!~]|\\[");
    private static final Pattern OF_A_PATTERN = Pattern.compile("[\\[\\]*^$|()?\\\\{}\"']");

    private final int line;
    private final List<String> columns;
    private final List<ListProblem> problems = new ArrayList<>();

    ListLine(String text, int line) {
        this.line = line;
        columns = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    /** What the line says; empty if it is wrong. */
    Optional<ProcessTarget> target() {
        if (columns.size() != COLUMNS) {
            String found = columns.size() + " columns found; exactly 8, so 7 commas, expected";
            problems.add(new ListProblem(line, 0, found));
            return Optional.empty();
        }
        String id = id();
        String keyword = keyword();
        Plan plan =
                new Plan(
                        script(BEFORE_START),
                        commands(START),
                        script(AFTER_START),
                        script(BEFORE_RESTART),
                        commands(RESTART),
                        script(AFTER_RESTART));
        return problems.isEmpty()
                ? Optional.of(new ProcessTarget(id, new Keyword(keyword), plan))
                : Optional.empty();
    }

    List<ListProblem> problems() {
        return problems;
    }

    private String id() {
        String id = column(ID);
        if (!NUMBER.matcher(id).matches()) {
            problem(ID, id.isEmpty() ? "missing" : "\"" + id + "\" is wrong", "a number");
        }
        return id;
    }

    private String keyword() {
        String keyword = column(KEYWORD);
        if (keyword.isEmpty()) {
            problem(KEYWORD, "missing", "the name or path of a program");
        } else if (OF_A_PATTERN.matcher(keyword).find()) {
            problem(
                    KEYWORD,
                    "\"" + keyword + "\" is no pattern here, nor quoted",
                    "the exact name or path of a program, with its first arguments if need be");
        } else if (keyword.length() > LONGEST_NAME) {
            problem(KEYWORD, "too long", "at most " + LONGEST_NAME + " characters");
        }
        return keyword;
    }

    private List<Command> commands(int column) {
        String text = column(column);
        if (text.isEmpty()) {
            return List.of();
        }
        if (FOR_A_SHELL.matcher(text).find()) {
            problem(
                    column,
                    "\"" + text + "\" has a quote or another sign for a shell, and none reads it",
                    "plain words and ;, or a script of yours that does the rest");
        }
        if (!text.contains("start")) {
            problem(column, "\"" + text + "\" is wrong", "a command with \"start\" in it");
        }
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(part -> new Command(Arrays.asList(part.split("\\s+"))))
                .toList();
    }

    private List<Command> script(int column) {
        String text = column(column);
        if (text.isEmpty()) {
            return List.of();
        }
        if (!isProgram(text)) {
            problem(column, text + " is no program", "the path, from /, of an executable file");
        }
        return List.of(Command.of(text));
    }

    private static boolean isProgram(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() && Files.isRegularFile(path) && Files.isExecutable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private String column(int number) {
        return columns.get(number - 1);
    }

    private void problem(int column, String what, String expected) {
        problems.add(new ListProblem(line, column, what + "; " + expected + " expected"));
    }
}
