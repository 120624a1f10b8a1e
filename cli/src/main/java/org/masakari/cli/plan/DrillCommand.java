package org.masakari.cli.plan;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Document;
import org.masakari.cli.doctor.Rendering;
import org.masakari.cli.session.Confirmation;
import org.masakari.cli.session.Session;
import org.masakari.protocol.HostName;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code masakari drill}. */
@Command(
        name = "drill",
        description = {
            "Goes through the failure of a host without one: the plan of its recovery, then",
            "whether Pacemaker could fence it, and whether that would be heard, reported and",
            "recovered. Nothing is fenced and nothing is changed. Run it as root on a full",
            "cluster node: from elsewhere Pacemaker cannot be seen, which is told as not",
            "checked.",
            "",
            "With --canaries it is a real one: Pacemaker reboots the host by its fence",
            "device, and its recovery is watched and held to the plan. It is refused, and",
            "nothing touched, unless every instance on the host is a canary, the plan holds,",
            "no gate is closed and no check is fail. That is looked at again right before the",
            "fencing. So that nothing new lands there meanwhile, disable the host first, and",
            "enable it when it is back:",
            "openstack compute service set --disable HOST nova-compute"
        },
        footer = {
            "  masakari drill compute1",
            "  masakari drill compute1 -o json",
            "  masakari drill compute1 --canaries canary",
            "  masakari drill compute1 --canaries canary --yes -o json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that should move has a place, nothing holds it, and no check is fail;"
                    + " with --canaries: all ended as planned",
            "1:something that should move has no place, or a check is fail; with --canaries: it was"
                    + " not fenced, or something ended otherwise",
            "2:wrong usage or config",
            "3:no segment has this host",
            "4:a gate would hold the recovery; with --canaries: refused",
            "5:no controller answered, or Nova does not answer it"
        })
public final class DrillCommand implements Callable<Integer> {
    private final Session session;
    private final Cluster cluster;

    @Parameters(paramLabel = "HOST", description = "Its name in Nova.")
    private @Nullable HostName host;

    @ArgGroup(exclusive = false)
    private @Nullable CanaryOptions canaries;

    @Spec private @Nullable CommandSpec spec;

    public DrillCommand(Session session) {
        this(session, new ThisCluster(session));
    }

    /** With another cluster than this machine's. */
    public DrillCommand(Session session, Cluster cluster) {
        this.session = session;
        this.cluster = cluster;
    }

    @Override
    public Integer call() throws InterruptedException {
        HostName drilled = Objects.requireNonNull(host);
        return canaries == null ? rehearse(drilled) : drill(drilled, canaries);
    }

    private int rehearse(HostName drilled) {
        Rehearsal rehearsal = Rehearsal.of(drilled, session, cluster);
        if (session.isForPeople()) {
            rehearsal.print(session);
        } else {
            session.printer()
                    .one(
                            new Document<>(
                                    rehearsal.json().put("conclusion", rehearsal.conclusion()),
                                    rehearsal),
                            rehearsal.findings(),
                            Rendering.LAYOUT);
        }
        return rehearsal.exit();
    }

    private int drill(HostName drilled, CanaryOptions options) throws InterruptedException {
        Confirmation confirmation =
                options.yes ? null : Confirmation.of(session, Objects.requireNonNull(spec));
        return new CanaryDrill(session, cluster, drilled, options).run(confirmation);
    }
}
