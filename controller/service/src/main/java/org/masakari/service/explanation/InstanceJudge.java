package org.masakari.service.explanation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.masakari.engine.moves.MoveStatus;
import org.masakari.engine.moves.VmMove;
import org.masakari.engine.plan.Planner;
import org.masakari.engine.plan.Selection;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Server;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;
import org.masakari.protocol.api.ExplanationDocument.Host;
import org.masakari.protocol.api.ExplanationDocument.Move;
import org.masakari.protocol.api.ExplanationDocument.Protection;
import org.masakari.protocol.api.ExplanationDocument.Verdict;
import org.masakari.protocol.api.RecoveryDocument;

/** Whether a failure of its host would have an instance moved, as the recovery would plan it. */
final class InstanceJudge {
    private final Facts.OfInstance facts;
    private final NovaView.Sighting sighting;
    private final Selection selection;
    private final Instant now;

    /**
     * @param selection what its host's segment asks for
     */
    InstanceJudge(
            Facts.OfInstance facts, NovaView.Sighting sighting, Selection selection, Instant now) {
        this.facts = facts;
        this.sighting = sighting;
        this.selection = selection;
        this.now = now;
    }

    /** Judges the instance, on {@code host} where Nova shows it on one. */
    Protection judge(Optional<Host> host) {
        Reasons reasons = new Reasons();
        Verdict verdict = here(host, reasons);
        return again(reasons).verdict(verdict);
    }

    private Verdict here(Optional<Host> host, Reasons reasons) {
        if (!(sighting.server() instanceof Outcome.Done<Optional<Server>> done)) {
            reasons.because("Nova cannot be asked where it is: " + sighting.server().why());
            return Verdict.UNKNOWN;
        }
        if (done.value().isEmpty()) {
            reasons.because("Nova does not know it any more");
            return Verdict.UNPROTECTED;
        }
        Server server = done.value().get();
        if (host.isEmpty()) {
            return planned(List.of(server), server.id(), reasons.because("Nova has it on no host"));
        }
        if (!(sighting.neighbours() instanceof Outcome.Done<List<Server>> neighbours)) {
            reasons.because(
                    "Nova cannot be asked what is beside it: " + sighting.neighbours().why());
            return Verdict.UNKNOWN;
        }
        return on(host.get(), planned(neighbours.value(), server.id(), reasons), reasons);
    }

    private Verdict planned(List<Server> servers, InstanceId instance, Reasons reasons) {
        Optional<Planner.Planned> mine =
                Planner.plan(servers, 0, selection, now).stream()
                        .filter(each -> each.move().instance().equals(instance))
                        .findFirst();
        if (mine.isEmpty()) {
            reasons.because("it is moving just now: ask again");
            return Verdict.UNKNOWN;
        }
        VmMove move = mine.get().move();
        boolean moves = move.status() == MoveStatus.PENDING;
        String remark = moves ? mine.get().remark() : String.valueOf(move.reason());
        if (!remark.isEmpty()) {
            reasons.because(moves ? remark : "a recovery would not move it: " + remark);
        }
        return moves ? Verdict.PROTECTED : Verdict.UNPROTECTED;
    }

    private static Verdict on(Host host, Verdict alone, Reasons reasons) {
        HostName name = host.name();
        if (host.protection().verdict() != Verdict.PROTECTED) {
            host.protection()
                    .because()
                    .forEach(why -> reasons.because("its host " + name + ": " + why));
            reasons.toDo(host.protection().toDo());
            return Verdict.UNPROTECTED;
        }
        if (alone == Verdict.PROTECTED) {
            reasons.because("a recovery of its host " + name + " would move it");
        }
        return alone;
    }

    /** What failed and can be tried again. */
    private Reasons again(Reasons reasons) {
        facts.latestMove()
                .filter(each -> each.status().equals("failed") && each.incidentOpen())
                .filter(this::isStillThere)
                .ifPresent(
                        each -> {
                            reasons.because(
                                    "its move from "
                                            + each.sourceHost()
                                            + " failed: "
                                            + each.reason());
                            reasons.toDo(Advice.retry(each.recovery(), each.sourceHost()));
                        });
        facts.recoveries().stream()
                .findFirst()
                .filter(each -> Advice.isLacking(each.phase()))
                .map(RecoveryDocument::uuid)
                .ifPresent(id -> reasons.toDo("masakari recovery retry " + id + " --reason TEXT"));
        return reasons;
    }

    private boolean isStillThere(Move move) {
        return sighting.host().map(move.sourceHost()::equals).orElse(true);
    }
}
