package org.masakari.service.diagnosis;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.ComputeService;
import org.masakari.protocol.diagnosis.DiagnosisChecks;
import org.masakari.protocol.diagnosis.Finding;

/**
 * Has the controller look at itself every minute, by the judgements of {@code masakari doctor}, and
 * keeps what it found: whoever asks every second costs nothing.
 */
public final class SelfDiagnosis {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Supplier<Optional<DiagnosisDocument>> diagnosis;
    private final Function<@Nullable List<ComputeService>, Map<Subject, List<Finding>>> store;
    private final Supplier<Map<String, String>> problems;
    private final Clock clock;
    private volatile @Nullable Judgement last;
    private Set<String> missing = Set.of();

    /**
     * @param diagnosis made when it is asked for; gives nothing while another one is being made
     * @param store judges what the controllers have stored, and Nova's services, if it told them
     * @param problems what {@code /readyz} misses, by part
     */
    public SelfDiagnosis(
            Supplier<Optional<DiagnosisDocument>> diagnosis,
            Function<@Nullable List<ComputeService>, Map<Subject, List<Finding>>> store,
            Supplier<Map<String, String>> problems,
            Clock clock) {
        this.diagnosis = diagnosis;
        this.store = store;
        this.problems = problems;
        this.clock = clock;
    }

    /** What the last look came to; empty before the first one. */
    public Optional<Judgement> last() {
        return Optional.ofNullable(last);
    }

    /** Looks, if the last look is a minute old, or {@code /readyz} misses something else now. */
    public void runIfDue() {
        Judgement before = last;
        if (before == null
                || !missing.equals(problems.get().keySet())
                || !clock.instant().isBefore(before.at().plus(PERIOD))) {
            diagnosis.get().ifPresent(this::keep);
        }
    }

    private void keep(DiagnosisDocument told) {
        missing = told.problems().keySet();
        last = new Judgement(told.time(), judged(told));
    }

    private Map<Subject, List<Finding>> judged(DiagnosisDocument told) {
        DiagnosisChecks checks = new DiagnosisChecks("controller " + told.controller(), told);
        Map<Subject, List<Finding>> findings = new EnumMap<>(Subject.class);
        findings.put(Subject.READY, checks.readiness());
        findings.put(Subject.DATABASE, checks.database());
        findings.put(Subject.KEYSTONE, checks.keystone());
        findings.put(Subject.NOVA, checks.nova());
        if (told.certificate() != null) {
            findings.put(Subject.CERTIFICATE, checks.certificate());
        }
        findings.putAll(
                told.database().error() == null
                        ? store.apply(told.nova().services())
                        : StoreChecks.unanswered());
        return findings;
    }
}
