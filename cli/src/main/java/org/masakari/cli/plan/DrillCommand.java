package org.masakari.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.doctor.FencingReadiness;
import org.masakari.cli.doctor.Finding;
import org.masakari.cli.doctor.Rendering;
import org.masakari.cli.doctor.Verdict;
import org.masakari.cli.session.Session;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code masakari drill}. */
@Command(
        name = "drill",
        description = {
            "Goes through the failure of a host without one: the plan of its recovery, then whether",
            "Pacemaker could fence it, and whether that would be heard, reported and recovered.",
            "Nothing is fenced and nothing is changed. Run it as root on a full cluster node: from",
            "elsewhere Pacemaker cannot be seen, which is told as not checked."
        },
        footer = {"  masakari drill compute1", "  masakari drill compute1 -o json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that should move has a place, nothing holds it, and no check is fail",
            "1:something that should move has no place, or a check is fail",
            "2:wrong usage or config",
            "3:no segment has this host",
            "4:a gate would hold the recovery",
            "5:no controller answered, or Nova does not answer it"
        })
public final class DrillCommand implements Callable<Integer> {
    private final Session session;
    private final FencingReadiness readiness;

    @Parameters(paramLabel = "HOST", description = "Its name in Nova.")
    private @Nullable HostName host;

    public DrillCommand(Session session) {
        this(session, FencingReadiness.of(session));
    }

    DrillCommand(Session session, FencingReadiness readiness) {
        this.session = session;
        this.readiness = readiness;
    }

    @Override
    public Integer call() {
        HostName drilled = Objects.requireNonNull(host);
        Document<PlanDocument> plan = new Plans(session.api()).of(drilled);
        List<Finding> findings = readiness.findings(drilled);
        Rehearsed rehearsed = new Rehearsed(plan.value(), findings);
        if (session.isForPeople()) {
            PrintWriter out = session.screen().out();
            new PlanText(session, plan.value()).print();
            out.println();
            session.printer().table(Rendering.table(findings));
            out.println();
            out.println(rehearsed.sentence());
        } else {
            session.printer()
                    .one(
                            new Document<>(document(plan.json(), rehearsed), rehearsed),
                            findings,
                            Rendering.LAYOUT);
        }
        return rehearsed.exit();
    }

    private static JsonNode document(JsonNode plan, Rehearsed rehearsed) {
        ObjectNode document = Json.lenient().createObjectNode();
        document.set("plan", plan);
        document.set("checks", Json.lenient().valueToTree(rehearsed.findings()));
        return document.put("conclusion", rehearsed.sentence());
    }

    /** What a dry run came to. */
    private record Rehearsed(PlanDocument plan, List<Finding> findings) {

        private long count(Verdict verdict) {
            return findings.stream().filter(each -> each.verdict() == verdict).count();
        }

        int exit() {
            int planned = new Outlook(plan).exit();
            return planned == Exit.OK && count(Verdict.FAIL) > 0 ? Exit.FAILED : planned;
        }

        String sentence() {
            Outlook outlook = new Outlook(plan);
            String unchecked =
                    count(Verdict.NOT_CHECKED) == 0
                            ? ""
                            : " (not checked from here: " + count(Verdict.NOT_CHECKED) + ")";
            if (outlook.isHeld()) {
                return "If "
                        + plan.host()
                        + " failed now, nothing would be moved: the recovery would be held"
                        + unchecked
                        + ".";
            }
            if (count(Verdict.FAIL) > 0) {
                return "If "
                        + plan.host()
                        + " failed now, it might not be recovered: checks that are fail: "
                        + count(Verdict.FAIL)
                        + unchecked
                        + ".";
            }
            return "If "
                    + plan.host()
                    + " failed now, it would be recovered"
                    + (outlook.exit() == Exit.OK ? ": " : " only in part: ")
                    + outlook.summary()
                    + unchecked
                    + ".";
        }
    }
}
