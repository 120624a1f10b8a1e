package org.masakari.cli.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.output.Cell;
import org.masakari.cli.output.Layout;
import org.masakari.cli.output.Style;
import org.masakari.protocol.api.PlanDocument;

/** How a plan's parts look. */
final class PlanLayouts {
    static final Layout<PlanDocument.Instance> INSTANCES =
            new Layout<PlanDocument.Instance>()
                    .text("instance", PlanDocument.Instance::uuid)
                    .text("name", PlanDocument.Instance::name)
                    .text("state", PlanDocument.Instance::state)
                    .number("priority", each -> Cell.of(each.priority()))
                    .cell("verdict", PlanLayouts::verdict)
                    .text("target", PlanDocument.Instance::target)
                    .text("destination", PlanDocument.Instance::destination)
                    .text("reason", PlanLayouts::reason);

    static final Layout<PlanDocument.Gate> GATES =
            new Layout<PlanDocument.Gate>()
                    .cell("gate", each -> new Cell(each.gate(), Style.BAD))
                    .text("reason", PlanDocument.Gate::reason);

    static final Layout<PlanDocument.Host> HOSTS =
            new Layout<PlanDocument.Host>()
                    .text("host", PlanDocument.Host::host)
                    .text("zone", PlanDocument.Host::zone)
                    .text("reserved", PlanDocument.Host::reserved)
                    .text("free_now", each -> amounts(each.free()))
                    .text("left_then", each -> amounts(each.left()));

    private PlanLayouts() {}

    private static Cell verdict(PlanDocument.Instance instance) {
        Style style =
                switch (instance.verdict()) {
                    case MOVES -> Style.GOOD;
                    case STAYS -> Style.PLAIN;
                    case FAILS -> Style.BAD;
                };
        return new Cell(instance.verdict().name().toLowerCase(Locale.ROOT), style);
    }

    private static String reason(PlanDocument.Instance instance) {
        return Stream.of(instance.reason(), instance.remark())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    private static @Nullable String amounts(Map<String, Long> amounts) {
        return amounts.isEmpty()
                ? null
                : amounts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
    }
}
