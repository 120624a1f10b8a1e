package org.masakari.cli.keystone;

import java.util.ArrayList;
import java.util.List;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.keystone.Step.Row;
import org.masakari.cli.session.Session;

/** All that one command does in Keystone: shown first, or done and shown. */
final class Steps {
    private final Session session;
    private final List<Step> steps;

    Steps(Session session, List<Step> steps) {
        this.session = session;
        this.steps = steps;
    }

    /**
     * Does them in turn, unless it is a dry run, and shows them; those before a failure too.
     *
     * @throws Failure if something else is in the way: then nothing is done
     */
    void carryOut(boolean dryRun) {
        if (dryRun || steps.stream().anyMatch(Step::isInTheWay)) {
            show(steps.stream().map(Step::planned).toList());
            refuseWhatIsInTheWay();
            return;
        }
        List<Document<Row>> done = new ArrayList<>();
        try {
            for (Step step : steps) {
                step.deed().run();
                done.add(step.done());
            }
        } finally {
            show(done);
        }
    }

    private void show(List<Document<Row>> rows) {
        session.printer().list(rows, Row.LAYOUT);
    }

    private void refuseWhatIsInTheWay() {
        List<String> found =
                steps.stream()
                        .filter(Step::isInTheWay)
                        .map(step -> step.kind() + " " + step.name() + " (" + step.value() + ")")
                        .toList();
        if (!found.isEmpty()) {
            throw new Failure(
                    Exit.CONFLICT,
                    "Keystone has something else: " + String.join(", ", found),
                    "another Masakari is registered there",
                    "nothing was changed",
                    "--replace puts the new endpoints in the place of these; a disabled service is"
                            + " enabled by \"openstack service set --enable\"");
        }
    }
}
