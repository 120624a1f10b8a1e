package org.masakari.cli.plan;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.session.Session;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.PlanDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code masakari plan}. */
@Command(
        name = "plan",
        description = {
            "What would happen if this host failed now: which instances would move, in which order",
            "and where to, which stay and why, what finds no room, and what would hold it all.",
            "Decided by what decides in a recovery; nothing is changed. Nova's scheduler may decide",
            "otherwise: what was not judged is told at the end."
        },
        footer = {
            "  masakari plan compute1",
            "  masakari plan compute1 -o json",
            "  masakari plan compute1 -o csv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that should move has a place, as far as could be judged, and nothing holds it",
            "1:something that should move has no place",
            "2:wrong usage or config",
            "3:no segment has this host",
            "4:a gate would hold the recovery",
            "5:no controller answered, or Nova does not answer it"
        })
public final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "HOST", description = "Its name in Nova.")
    private @Nullable HostName host;

    public PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Document<PlanDocument> plan = new Plans(session.api()).of(Objects.requireNonNull(host));
        if (session.isForPeople()) {
            new PlanText(session, plan.value()).print();
        } else {
            session.printer().one(plan, plan.value().instances(), PlanLayouts.INSTANCES);
        }
        return new Outlook(plan.value()).exit();
    }
}
