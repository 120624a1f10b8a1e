package org.masakari.cli.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.doctor.Rendering;
import org.masakari.cli.session.Session;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.PlanDocument;
import org.masakari.protocol.diagnosis.Finding;
import org.masakari.protocol.diagnosis.Verdict;
import org.masakari.protocol.json.Json;

/**
 * What a dry run came to.
 *
 * @param findings whether Pacemaker could fence the host, and that would be heard
 */
record Rehearsal(Document<PlanDocument> document, List<Finding> findings) {

    /** Asks the cluster, and then the controllers: instances come and go. */
    static Rehearsal of(HostName host, Session session, Cluster cluster) {
        List<Finding> findings = cluster.readiness(host);
        return new Rehearsal(new Plans(session.api()).of(host), findings);
    }

    PlanDocument plan() {
        return document.value();
    }

    List<String> failing() {
        return findings.stream()
                .filter(each -> each.verdict() == Verdict.FAIL)
                .map(Finding::check)
                .toList();
    }

    int exit() {
        int planned = new Outlook(plan()).exit();
        return planned == Exit.OK && !failing().isEmpty() ? Exit.FAILED : planned;
    }

    String conclusion() {
        Outlook outlook = new Outlook(plan());
        String failed = "If " + plan().host() + " failed now, ";
        if (outlook.isHeld()) {
            return failed
                    + "nothing would be moved: the recovery would be held"
                    + unchecked()
                    + ".";
        }
        if (!failing().isEmpty()) {
            return failed
                    + "it might not be recovered: checks that are fail: "
                    + failing().size()
                    + unchecked()
                    + ".";
        }
        return failed
                + "it would be recovered"
                + (outlook.exit() == Exit.OK ? ": " : " only in part: ")
                + outlook.summary()
                + unchecked()
                + ".";
    }

    private String unchecked() {
        long count =
                findings.stream().filter(each -> each.verdict() == Verdict.NOT_CHECKED).count();
        return count == 0 ? "" : " (not checked from here: " + count + ")";
    }

    /** For people. */
    void print(Session session) {
        PrintWriter out = session.screen().out();
        new PlanText(session, plan()).print();
        out.println();
        session.printer().table(Rendering.table(findings));
        out.println();
        out.println(conclusion());
    }

    /** For programs: {@code plan} and {@code checks}. */
    ObjectNode json() {
        ObjectNode json = Json.lenient().createObjectNode();
        json.set("plan", document.json());
        json.set("checks", Json.lenient().valueToTree(findings));
        return json;
    }
}
