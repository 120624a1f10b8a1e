package org.masakari.cli.plan;

import java.io.PrintWriter;
import org.masakari.cli.output.Printer;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.PlanDocument;

/** A plan for people: the instances in order, what that comes to, what holds it, and the room. */
record PlanText(Session session, PlanDocument plan) {

    void print() {
        PrintWriter out = session.screen().out();
        Printer printer = session.printer();
        if (!plan.instances().isEmpty()) {
            printer.table(PlanLayouts.INSTANCES.table(plan.instances()));
            out.println();
        }
        Outlook outlook = new Outlook(plan);
        out.println("if " + plan.host() + " failed now: " + outlook.summary());
        out.println();
        if (outlook.isHeld()) {
            printer.table(PlanLayouts.GATES.table(plan.gates()));
        } else {
            out.println("no gate would hold it");
        }
        if (!plan.hosts().isEmpty()) {
            out.println();
            printer.table(PlanLayouts.HOSTS.table(plan.hosts()));
        }
        out.println();
        out.println("not judged:");
        plan.notJudged().forEach(each -> out.println("  " + each));
    }
}
