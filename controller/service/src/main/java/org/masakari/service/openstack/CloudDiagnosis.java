package org.masakari.service.openstack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.masakari.engine.port.ComputeService;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.DiagnosisDocument;
import org.masakari.protocol.api.DiagnosisDocument.Keystone;
import org.masakari.protocol.api.DiagnosisDocument.Nova;
import org.masakari.service.access.TokenCheck;

/** Keystone and Nova as the controller's own account finds them. Changes nothing. */
final class CloudDiagnosis {
    /** A date in a header is cut off to whole seconds. */
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final KeystoneSession session;
    private final Deadlines deadlines;
    private final TokenCheck tokens;
    private final NovaServices services;
    private final Clock clock;

    CloudDiagnosis(
            KeystoneSession session,
            Deadlines deadlines,
            TokenCheck tokens,
            NovaServices services,
            Clock clock) {
        this.session = session;
        this.deadlines = deadlines;
        this.tokens = tokens;
        this.services = services;
        this.clock = clock;
    }

    Keystone keystone() {
        try {
            String own = session.bind(deadlines.usual());
            long began = System.nanoTime();
            TokenCheck.Standing standing = tokens.of(own);
            if (standing instanceof TokenCheck.Good good) {
                return new Keystone(
                        null, millisSince(began), good.user(), new TreeSet<>(good.roles()));
            }
            return Keystone.failed(
                    standing instanceof TokenCheck.Unavailable gone
                            ? gone.why()
                            : "Keystone does not know the token that it has given");
        } catch (KeystoneException e) {
            return Keystone.failed(String.valueOf(e.getMessage()));
        }
    }

    Nova nova() {
        Instant before = clock.instant();
        long began = System.nanoTime();
        Outcome<NovaAnswer> outcome = services.answer();
        long latencyMs = millisSince(began);
        Outcome<Nova> read =
                outcome.then(
                        answer ->
                                services.in(answer)
                                        .map(
                                                found ->
                                                        nova(
                                                                found,
                                                                latencyMs,
                                                                difference(answer, before))));
        return read instanceof Outcome.Done<Nova> done ? done.value() : Nova.failed(read.why());
    }

    private Nova nova(
            Map<HostName, ComputeService> found, long latencyMs, @Nullable Long differenceMs) {
        List<DiagnosisDocument.ComputeService> shown =
                found.entrySet().stream()
                        .map(each -> shown(each.getKey(), each.getValue()))
                        .toList();
        return new Nova(
                null,
                latencyMs,
                NovaApi.MICROVERSION,
                differenceMs,
                services.mayForceDown(),
                shown);
    }

    private static DiagnosisDocument.ComputeService shown(HostName host, ComputeService service) {
        return new DiagnosisDocument.ComputeService(
                host,
                service.enabled(),
                service.disabledReason(),
                service.up(),
                service.forcedDown());
    }

    /** Nova's clock when it answered, less the middle of the time that it took. */
    private @Nullable Long difference(NovaAnswer answer, Instant before) {
        Instant date = answer.date();
        if (date == null) {
            return null;
        }
        Instant middle = before.plus(Duration.between(before, clock.instant()).dividedBy(2));
        return Duration.between(middle, date.plus(HALF_A_SECOND)).toMillis();
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }
}
