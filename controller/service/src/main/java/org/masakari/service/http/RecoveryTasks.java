package org.masakari.service.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.api.StepDocument;
import org.masakari.protocol.api.VmMoveDocument;
import org.masakari.protocol.json.ApiTime;

/**
 * A recovery's timeline as {@code recovery_workflow_details}: one task a phase that was reached,
 * with its steps. States are those of OpenStack's Masakari, whose workflows are TaskFlow's.
 */
final class RecoveryTasks {
    private static final Set<String> BAD = Set.of("failed", "partial");
    private static final Set<String> OPEN_MOVES = Set.of("pending", "ongoing");

    private RecoveryTasks() {}

    /** The tasks in the order in which they were begun. */
    static ArrayNode of(RecoveryDocument recovery) {
        Map<String, List<StepDocument>> phases =
                recovery.steps().stream()
                        .collect(
                                Collectors.groupingBy(
                                        StepDocument::phase,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        ArrayNode tasks = JsonNodeFactory.instance.arrayNode();
        phases.forEach((phase, steps) -> tasks.add(task(recovery, phase, steps)));
        return tasks;
    }

    private static ObjectNode task(
            RecoveryDocument recovery, String phase, List<StepDocument> steps) {
        boolean current = phase.equals(recovery.phase()) && recovery.endedAt() == null;
        double progress = current ? progress(recovery.moves()) : 1.0;
        ObjectNode task = JsonNodeFactory.instance.objectNode();
        task.put("name", phase)
                .put("state", current ? "RUNNING" : BAD.contains(phase) ? "FAILURE" : "SUCCESS")
                .put("progress", progress);
        ArrayNode details = task.putArray("progress_details");
        for (int i = 0; i < steps.size(); i++) {
            StepDocument step = steps.get(i);
            details.addObject()
                    .put("timestamp", ApiTime.format(step.at()))
                    .put("message", message(step))
                    .put("progress", progress * (i + 1) / steps.size());
        }
        return task;
    }

    private static String message(StepDocument step) {
        return step.instance() == null ? step.text() : step.instance() + ": " + step.text();
    }

    /** The share of the moves that have ended. */
    private static double progress(List<VmMoveDocument> moves) {
        long open = moves.stream().filter(each -> OPEN_MOVES.contains(each.status())).count();
        return moves.isEmpty() ? 0.0 : (double) (moves.size() - open) / moves.size();
    }
}
