package org.masakari.service.diagnosis;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ObjIntConsumer;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.Verdict;

/**
 * What a controller's last look at itself came to.
 *
 * @param at when it looked
 * @param findings by what was looked at; empty where there was nothing to find
 */
public record Judgement(Instant at, Map<Subject, List<Finding>> findings) {
    public Judgement {
        findings = Collections.unmodifiableMap(new EnumMap<>(findings));
    }

    /** Each finding, as the doctor orders them. */
    public List<Finding> all() {
        return findings.values().stream().flatMap(List::stream).toList();
    }

    /** Gives {@code to} the worst {@link Verdict#level} of each subject that could be checked. */
    public void levels(ObjIntConsumer<Subject> to) {
        findings.forEach(
                (subject, found) -> level(found).ifPresent(level -> to.accept(subject, level)));
    }

    private static OptionalInt level(List<Finding> found) {
        return found.isEmpty() ? OptionalInt.of(0) : Verdict.worst(found);
    }
}
