package org.masakari.processmonitor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.masakari.processmonitor.judge.Observation;
import org.masakari.processmonitor.plan.Keyword;
import org.masakari.processmonitor.plan.ProcessTarget;
import org.masakari.processmonitor.plan.Target;
import org.masakari.processmonitor.plan.UnitTarget;
import org.masakari.processmonitor.proc.ProcessTable;
import org.masakari.processmonitor.unit.Systemctl;

/** Sees how all that is watched is: one look at /proc, one question to systemd. */
final class Eye {
    private final ProcessTable processes;
    private final Systemctl systemctl;
    private final Maintenance maintenance;

    Eye(ProcessTable processes, Systemctl systemctl, Maintenance maintenance) {
        this.processes = processes;
        this.systemctl = systemctl;
        this.maintenance = maintenance;
    }

    /** What can be said of each of {@code targets} now, by name. */
    Map<String, Observation> look(Collection<Target> targets) {
        Predicate<String> leftAlone = maintenance.now();
        Map<String, Observation> seen = new LinkedHashMap<>();
        List<Keyword> keywords = new ArrayList<>();
        List<UnitTarget> units = new ArrayList<>();
        for (Target target : targets) {
            if (leftAlone.test(target.name())) {
                String why = "maintenance, by " + maintenance.file();
                seen.put(target.name(), new Observation.LeftAlone(why));
            } else if (target instanceof ProcessTarget process) {
                keywords.add(process.keyword());
            } else if (target instanceof UnitTarget unit) {
                units.add(unit);
            }
        }
        processes.look(keywords).forEach((word, found) -> seen.put(word.text(), found));
        systemctl.look(units).forEach((unit, found) -> seen.put(unit.name(), found));
        return seen;
    }
}
