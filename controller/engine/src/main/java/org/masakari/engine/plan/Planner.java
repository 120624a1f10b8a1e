package org.masakari.engine.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.masakari.engine.moves.Course;
import org.masakari.engine.moves.Subject;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.port.Server;

/** Decides for each instance of a failed host: move or skip, how, and in which order. */
public final class Planner {
    private Planner() {}

    /**
     * A planned instance.
     *
     * @param move its move, or the reason that it stays
     * @param remark what its user will find changed, for people; empty where nothing is
     */
    public record Planned(VmMove move, String remark) {}

    /**
     * A move for each of {@code servers}, in the order of evacuation.
     *
     * @param lastMigration the highest number of the host's evacuations so far
     */
    public static List<Planned> plan(
            List<Server> servers, long lastMigration, Selection selection, Instant now) {
        Companions companions = new Companions(servers);
        List<Planned> plan = new ArrayList<>(servers.size());
        for (Server server : servers.stream().sorted(Rank.ORDER).toList()) {
            Planned planned = plan(server, lastMigration, selection, now);
            plan.add(
                    planned.move().status().isTerminal()
                            ? planned
                            : companions
                                    .hold(server)
                                    .map(why -> new Planned(planned.move().failed(why, now), why))
                                    .orElse(planned));
        }
        return plan;
    }

    private static Planned plan(
            Server server, long lastMigration, Selection selection, Instant now) {
        StateTable.Row row = StateTable.rowFor(server.state());
        if (row instanceof StateTable.Row.Stay stay) {
            return skipped(server, stay.why(), now);
        }
        StateTable.Row.Move move = (StateTable.Row.Move) row;
        return selection
                .exclusion(server)
                .map(why -> skipped(server, why, now))
                .orElseGet(
                        () ->
                                new Planned(
                                        VmMove.planned(
                                                subject(server, move.course()), lastMigration),
                                        move.remark()));
    }

    private static Planned skipped(Server server, String why, Instant now) {
        return new Planned(VmMove.skipped(subject(server, Course.EVACUATE), why, now), "");
    }

    private static Subject subject(Server server, Course course) {
        return new Subject(
                server.id(), server.name(), server.state().vm(), course, server.traits().groups());
    }
}
