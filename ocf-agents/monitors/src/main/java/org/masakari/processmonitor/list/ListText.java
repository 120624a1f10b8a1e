package org.masakari.processmonitor.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.masakari.processmonitor.plan.ProcessTarget;

/** Reads the text of proc.list. */
final class ListText {
    private final List<ProcessTarget> processes = new ArrayList<>();
    private final List<ListProblem> problems = new ArrayList<>();
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private final Map<String, Integer> lineOfKeyword = new HashMap<>();

    private ListText() {}

    /** Reads all of it; every problem is found at once. */
    static ProcList read(String text) {
        ListText reader = new ListText();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                reader.line(line, i + 1);
            }
        }
        if (reader.processes.isEmpty() && reader.problems.isEmpty()) {
            return ProcList.refused(ListProblem.ofTheFile("it names no process"));
        }
        return new ProcList(reader.processes, reader.problems);
    }

    private void line(String line, int number) {
        ListLine parsed = new ListLine(line, number);
        Optional<ProcessTarget> target = parsed.target();
        target.ifPresent(process -> unique(process, number));
        problems.addAll(parsed.problems());
    }

    private void unique(ProcessTarget process, int line) {
        Integer sameId = lineOfId.putIfAbsent(process.id(), line);
        if (sameId != null) {
            problems.add(
                    new ListProblem(
                            line,
                            ListLine.ID,
                            "id " + process.id() + " is that of line " + sameId));
        }
        Integer sameName = lineOfKeyword.putIfAbsent(process.name(), line);
        if (sameName != null) {
            problems.add(
                    new ListProblem(
                            line,
                            ListLine.KEYWORD,
                            "\"" + process.name() + "\" is watched by line " + sameName));
        }
        processes.add(process);
    }
}
