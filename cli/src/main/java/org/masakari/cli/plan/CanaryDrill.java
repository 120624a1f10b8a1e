package org.masakari.cli.plan;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.recovery.ComingRecovery;
import org.masakari.cli.session.Confirmation;
import org.masakari.cli.session.Screen;
import org.masakari.cli.session.Session;
import org.masakari.nativelib.Availability;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.RecoveryDocument;

/**
 * Fences a host on which nothing runs but canaries, and watches their recovery. It reports nothing:
 * Pacemaker's own record of the fencing is the proof that leads to the recovery.
 */
final class CanaryDrill {
    private static final Duration UNTIL_IT_BEGINS = Duration.ofMinutes(2);
    private static final String UNTOUCHED = "nothing was fenced or changed";

    private final Session session;
    private final Cluster cluster;
    private final HostName host;
    private final Canaries canaries;
    private final Duration timeout;
    private final String node;

    CanaryDrill(Session session, Cluster cluster, HostName host, CanaryOptions options) {
        this.session = session;
        this.cluster = cluster;
        this.host = host;
        canaries = new Canaries(options.tag);
        timeout = options.timeout;
        node = cluster.node(host);
    }

    /**
     * The whole drill; its exit code.
     *
     * @param confirmation who is asked before it is fenced; null for nobody
     */
    int run(@Nullable Confirmation confirmation) throws InterruptedException {
        refuseFromElsewhere();
        Rehearsal rehearsal = Rehearsal.of(host, session, cluster);
        if (session.isForPeople()) {
            rehearsal.print(session);
        }
        refuseRisks(rehearsal, "");
        if (confirmation != null) {
            ask(confirmation, rehearsal);
        }
        DrillResult result = perform();
        result.print(session);
        return result.exit();
    }

    private void refuseFromElsewhere() {
        Availability<Optional<String>> here = cluster.here();
        if (here instanceof Availability.NotAvailable<Optional<String>> elsewhere) {
            throw new Failure(
                    Exit.FAILED,
                    "no real drill from here: " + elsewhere.reason(),
                    "this machine is no full node of the cluster, or you are not root",
                    UNTOUCHED,
                    "run it as root on a full cluster node");
        }
        if (here.equals(new Availability.Available<>(Optional.of(node)))) {
            throw new Failure(
                    Exit.FAILED,
                    "no real drill of " + host + " from here: it would be fenced with this command",
                    "this is " + node,
                    UNTOUCHED,
                    "run it as root on another full cluster node");
        }
    }

    private void refuseRisks(Rehearsal rehearsal, String when) {
        List<String> objections = canaries.objections(rehearsal);
        if (!objections.isEmpty()) {
            throw new Failure(
                    Exit.CONFLICT,
                    "no drill of " + host + when + ": " + String.join("; ", objections),
                    "more than canaries would feel it, or it would not be recovered",
                    UNTOUCHED,
                    canaries.advice(host));
        }
    }

    private void ask(Confirmation confirmation, Rehearsal rehearsal) {
        boolean given =
                confirmation.isGiven(
                        host.value(),
                        "Pacemaker will reboot "
                                + node
                                + " by its fence device now, as a failed host. On it: canaries: "
                                + rehearsal.plan().instances().size()
                                + ", else nothing.");
        if (!given) {
            throw new Failure(
                    Exit.FAILED,
                    host + " was not fenced",
                    "something else than its name was typed",
                    UNTOUCHED,
                    "begin anew if it shall be");
        }
    }

    private DrillResult perform() throws InterruptedException {
        ComingRecovery coming = ComingRecovery.of(session, host);
        Rehearsal last = Rehearsal.of(host, session, cluster);
        refuseRisks(last, " any more");
        return new LastWord(session.screen().err(), goesOn())
                .during(() -> DrillResult.of(last, fence(), watch(coming)));
    }

    private String goesOn() {
        return "masakari: this command has ended, and nothing else: the fencing of "
                + node
                + " and the recovery go on. See \"masakari recovery watch --host "
                + host
                + "\"";
    }

    private Fencing fence() {
        Instant ordered = session.clock().instant();
        try {
            cluster.reboot(node);
            Fencing fencing = new Fencing(node, ordered, session.clock().instant());
            say(fencing.sentence());
            return fencing;
        } catch (IOException e) {
            throw new Failure(
                    Exit.FAILED,
                    "Pacemaker did not tell that " + node + " is fenced: " + e.getMessage(),
                    "its fence device does not work, or takes too long",
                    "nothing is moved without a completed fencing; if one is completed after all,"
                            + " its recovery begins",
                    "see \"masakari doctor\" and stonith_admin --history "
                            + node
                            + " --verbose; a host that fails now may not be fenced either");
        }
    }

    /** For people with the result, for programs beside it. */
    private void say(String text) {
        Screen screen = session.screen();
        PrintWriter to = session.isForPeople() ? screen.out() : screen.err();
        to.println(text);
        to.flush();
    }

    private Document<RecoveryDocument> watch(ComingRecovery coming) throws InterruptedException {
        return coming.follow(begun(coming), timeout);
    }

    private UUID begun(ComingRecovery coming) throws InterruptedException {
        try {
            return coming.begun(UNTIL_IT_BEGINS);
        } catch (Failure e) {
            throw e.exit() == Exit.FAILED && !e.refused() ? unheard() : e;
        }
    }

    private Failure unheard() {
        return new Failure(
                Exit.FAILED,
                host
                        + " was fenced, and no recovery of it has begun within "
                        + UNTIL_IT_BEGINS.toSeconds()
                        + " s",
                "no hostmonitor heard of the fencing, or its report reaches no controller",
                "the fencing; the canaries are down until they are recovered or the host is back",
                "look at /var/log/masakari/hostmonitor.log on each full node, \"masakari doctor\","
                        + " \"masakari notification list\" and \"masakari why "
                        + host
                        + "\"");
    }
}
