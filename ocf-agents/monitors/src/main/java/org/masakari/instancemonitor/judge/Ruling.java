package org.masakari.instancemonitor.judge;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was concluded of one domain.
 *
 * @param record what is to be known of it; null if it has no qemu process any more
 */
record Ruling(@Nullable DomainRecord record, List<Verdict> verdicts) {

    static Ruling quiet(@Nullable DomainRecord record) {
        return new Ruling(record, List.of());
    }

    static Ruling ended() {
        return quiet(null);
    }

    /** No failure, but something that a person should know. */
    static Ruling noted(@Nullable DomainRecord record, Verdict note) {
        return new Ruling(record, List.of(note));
    }

    /** A failure of a domain that goes on to have a qemu process. */
    static Ruling failed(DomainRecord record, UUID domain, Failure failure, String how) {
        return new Ruling(record.reported(failure), verdict(record, domain, failure, how));
    }

    /** A failure that has ended it. */
    static Ruling failedAndEnded(DomainRecord record, UUID domain, Failure failure, String how) {
        return new Ruling(null, verdict(record, domain, failure, how));
    }

    private static List<Verdict> verdict(
            DomainRecord record, UUID domain, Failure failure, String how) {
        return record.incoming() || record.reported() != null
                ? List.of()
                : List.of(new Verdict.Report(domain, failure, how));
    }
}
