package org.masakari.cli.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Layout;
import org.masakari.cli.output.Style;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.PlanDocument.Verdict;

/**
 * What became of an instance in a drill, beside what was planned.
 *
 * @param planned what the plan said of it; null if it was not in the plan
 * @param plannedHost where the plan had room for it; null if it said nothing
 * @param from the host that was fenced
 * @param to where it went; null if nowhere
 * @param arrivedAfterMs from the completed fencing until it was seen ACTIVE there; null if it was
 *     not
 * @param deviation why that is not as planned; null if it is. Another host than the planned one is
 *     none where the scheduler decides
 */
@JsonNaming(SnakeCaseStrategy.class)
record Fate(
        InstanceId uuid,
        String name,
        @Nullable Verdict planned,
        @Nullable HostName plannedHost,
        HostName from,
        @Nullable HostName to,
        @Nullable Long arrivedAfterMs,
        @Nullable String deviation) {
    static final Layout<Fate> LAYOUT =
            new Layout<Fate>()
                    .text("instance", Fate::uuid)
                    .text("name", Fate::name)
                    .text("from", Fate::from)
                    .text("to", Fate::to)
                    .number("seconds", fate -> Cell.seconds(fate.arrivedAfterMs()))
                    .text("planned", Fate::plan)
                    .cell("as_planned", Fate::judgement);

    private @Nullable String plan() {
        if (planned == null) {
            return null;
        }
        String word = planned.name().toLowerCase(Locale.ROOT);
        return plannedHost == null ? word : word + " to " + plannedHost;
    }

    private static Cell judgement(Fate fate) {
        return fate.deviation() == null
                ? new Cell("yes", Style.GOOD)
                : new Cell("no: " + fate.deviation(), Style.BAD);
    }
}
