package org.masakari.cli.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.output.Seconds;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.RecoveryDocument;
import org.masakari.protocol.json.Json;

/** What a real drill came to. */
record DrillResult(
        Rehearsal rehearsal,
        Fencing fencing,
        Document<RecoveryDocument> document,
        List<Fate> fates) {

    static DrillResult of(
            Rehearsal rehearsal, Fencing fencing, Document<RecoveryDocument> recovery) {
        return new DrillResult(
                rehearsal, fencing, recovery, new Fates(rehearsal.plan(), recovery.value()).all());
    }

    int exit() {
        return isAsPlanned() ? Exit.OK : Exit.FAILED;
    }

    private RecoveryDocument recovery() {
        return document.value();
    }

    private boolean isAsPlanned() {
        return recovery().phase().equals("recovered")
                && fates.stream().allMatch(each -> each.deviation() == null);
    }

    private String conclusion() {
        if (isAsPlanned()) {
            return "The drill of " + recovery().host() + " went as planned: " + arrivals() + ".";
        }
        long otherwise = fates.stream().filter(each -> each.deviation() != null).count();
        return "The drill of "
                + recovery().host()
                + " did not go as planned: instances that ended otherwise: "
                + otherwise
                + "; its recovery is "
                + recovery().phase()
                + (recovery().reason() == null ? "" : ": " + recovery().reason())
                + ".";
    }

    private String arrivals() {
        List<Long> after =
                fates.stream().map(Fate::arrivedAfterMs).filter(Objects::nonNull).toList();
        return after.size()
                + " of "
                + fates.size()
                + " moved, the last one after "
                + Seconds.of(after.stream().mapToLong(Long::longValue).max().orElse(0))
                + " s";
    }

    void print(Session session) {
        if (!session.isForPeople()) {
            session.printer().one(new Document<>(json(), this), fates, Fate.LAYOUT);
            return;
        }
        PrintWriter out = session.screen().out();
        out.println();
        session.printer().table(Fate.LAYOUT.table(fates));
        out.println();
        out.println("Seconds are counted from the completed fencing.");
        out.println(conclusion());
        out.println(
                "Its return: masakari recovery list --host "
                        + recovery().host()
                        + ", masakari why "
                        + recovery().host());
    }

    private ObjectNode json() {
        ObjectNode json = rehearsal.json();
        json.set("fencing", Json.lenient().valueToTree(fencing));
        json.set("recovery", document.json());
        json.set("instances", Json.lenient().valueToTree(fates));
        return json.put("conclusion", conclusion());
    }
}
