package org.masakari.cli.migration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.migration.Row.Result;
import org.masakari.protocol.api.HostDocument;
import org.masakari.protocol.api.SegmentDocument;

/**
 * Brings segments and hosts into ours, one by one: what is refused does not keep the rest from it.
 * Nothing is ever deleted.
 */
final class Import {
    private final Target target;
    private final boolean dryRun;
    private final boolean update;
    private final Map<String, String> segmentOf = new HashMap<>();
    private @Nullable String endedBy;

    /**
     * An import that has not begun.
     *
     * @param dryRun only say what would be done
     * @param update also change what is there and differs
     */
    Import(Target target, boolean dryRun, boolean update) {
        this.target = target;
        this.dryRun = dryRun;
        this.update = update;
    }

    /** Imports them, and says what became of each. */
    List<Row> run(List<Source.Segment> segments) {
        List<Row> rows = new ArrayList<>();
        for (Source.Segment segment : segments) {
            rows.add(segment(segment));
            boolean lacking = !dryRun && target.segment(segment.name()) == null;
            for (Source.Host host : segment.hosts()) {
                rows.add(lacking ? orphan(segment, host) : host(segment.name(), host));
            }
        }
        return List.copyOf(rows);
    }

    private Row segment(Source.Segment wanted) {
        String name = wanted.name();
        Document<SegmentDocument> ours = target.segment(name);
        if (ours == null) {
            return attempt(
                    Row.segment(name, Result.TO_BE_CREATED, ""),
                    Result.CREATED,
                    () -> target.createSegment(wanted.properties()));
        }
        Difference difference = Difference.between(ours.json(), wanted.properties());
        return changed(
                Row.segment(name, Result.PRESENT, ""),
                difference,
                () -> target.updateSegment(ours.value(), difference.changes()));
    }

    private Row host(String segment, Source.Host wanted) {
        Row row = Row.host(segment, wanted.name(), Result.PRESENT, "");
        Document<HostDocument> ours = target.host(wanted.name());
        String in =
                ours == null
                        ? segmentOf.putIfAbsent(wanted.name(), segment)
                        : ours.value().failoverSegment().name();
        if (in != null && !in.equals(segment)) {
            return row.become(Result.ELSEWHERE, "it is in " + in + ", and can be in one only");
        }
        if (ours == null) {
            return attempt(
                    row.become(Result.TO_BE_CREATED, ""),
                    Result.CREATED,
                    () -> target.createHost(segment, wanted.properties()));
        }
        Difference difference = Difference.between(ours.json(), wanted.properties());
        return changed(
                row, difference, () -> target.updateHost(ours.value(), difference.changes()));
    }

    private static Row orphan(Source.Segment segment, Source.Host host) {
        return Row.host(segment.name(), host.name(), Result.NOT_TRIED, "its segment is not there");
    }

    private Row changed(Row present, Difference difference, Runnable deed) {
        if (difference.isNone()) {
            return present;
        }
        return update
                ? attempt(
                        present.become(Result.TO_BE_CHANGED, difference.words()),
                        Result.CHANGED,
                        deed)
                : present.become(Result.DIFFERS, difference.words());
    }

    private Row attempt(Row planned, Result done, Runnable deed) {
        if (dryRun) {
            return planned;
        }
        if (endedBy != null) {
            return planned.become(Result.NOT_TRIED, endedBy);
        }
        try {
            deed.run();
            return planned.become(done, planned.detail());
        } catch (Failure e) {
            if (e.exit() == Exit.UNREACHABLE) {
                endedBy = "the controller did not answer before";
            }
            return planned.become(Result.FAILED, String.valueOf(e.getMessage()));
        }
    }
}
