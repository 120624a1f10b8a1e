package org.masakari.cli.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.masakari.pacemaker.ClusterConfiguration;
import org.masakari.pacemaker.ClusterView;
import org.masakari.pacemaker.ConfiguredOperation;
import org.masakari.pacemaker.ConfiguredResource;
import org.masakari.protocol.diagnosis.Finding;

/** How long a lost compute host can go unnoticed. docs/install.md has the reasons. */
final class DetectionChecks {
    private static final String REMOTE = "ocf:pacemaker:remote";
    private static final String RECHECK = "cluster-recheck-interval";

    /** Beyond that, other parts of a recovery no longer matter. */
    private static final Duration SLOW = Duration.ofSeconds(60);

    /** While Pacemaker waits for a remote node that stays off, it fences nobody else. */
    private static final Duration LONGEST_START = Duration.ofSeconds(15);

    /** Pacemaker's own default is 15 minutes. */
    private static final Duration LONGEST_RECHECK = Duration.ofMinutes(5);

    private final ClusterView view;
    private final ClusterConfiguration configuration;

    DetectionChecks(ClusterView view, ClusterConfiguration configuration) {
        this.view = view;
        this.configuration = configuration;
    }

    List<Finding> run() {
        List<ConfiguredResource> remotes = configuration.of(REMOTE);
        List<Finding> findings = new ArrayList<>();
        if (remotes.isEmpty()) {
            findings.add(noRemotes());
        } else {
            findings.addAll(monitors(remotes));
            findings.addAll(starts(remotes));
        }
        findings.add(recheck());
        return findings;
    }

    private Finding noRemotes() {
        return Finding.warn(
                "remote nodes",
                "none of " + view.nodes().size() + " nodes is one",
                "the hostmonitor looks after remote nodes, unless [cluster] hosts says otherwise",
                "add the compute hosts as docs/crm/computes.crm does, or set hosts = all");
    }

    private static List<Finding> monitors(List<ConfiguredResource> remotes) {
        List<Finding> findings = new ArrayList<>();
        Duration worst = Duration.ZERO;
        for (ConfiguredResource remote : remotes) {
            Optional<Duration> within = within(remote);
            if (within.isEmpty()) {
                findings.add(unwatched(remote));
            } else if (within.get().compareTo(SLOW) > 0) {
                findings.add(slow(remote, within.get()));
            } else if (within.get().compareTo(worst) > 0) {
                worst = within.get();
            }
        }
        if (findings.isEmpty()) {
            findings.add(
                    Finding.ok(
                            "detection",
                            "a silent host is noticed within "
                                    + worst.toSeconds()
                                    + " s, one that lost power at once"));
        }
        return findings;
    }

    /** The time of its monitor's interval and timeout together; empty if it has none. */
    private static Optional<Duration> within(ConfiguredResource remote) {
        return remote.operation("monitor")
                .filter(monitor -> monitor.interval() != null && !monitor.interval().isZero())
                .map(
                        monitor ->
                                orZero(monitor.interval())
                                        .plus(
                                                monitor.timeout() == null
                                                        ? ConfiguredOperation.DEFAULT_TIMEOUT
                                                        : monitor.timeout()));
    }

    private static Duration orZero(@Nullable Duration time) {
        return time == null ? Duration.ZERO : time;
    }

    private static Finding unwatched(ConfiguredResource remote) {
        return Finding.fail(
                "detection of " + remote.id(),
                "its connection has no monitor",
                "where it falls silent, nobody notices",
                "give it one: op monitor interval=3s timeout=5s");
    }

    private static Finding slow(ConfiguredResource remote, Duration within) {
        return Finding.warn(
                "detection of " + remote.id(),
                "a silent loss is noticed within " + within.toSeconds() + " s at worst",
                "its instances are down for that long before anything begins",
                "shorten it: op monitor interval=3s timeout=5s notices within 8 s");
    }

    private static List<Finding> starts(List<ConfiguredResource> remotes) {
        return remotes.stream()
                .filter(
                        remote ->
                                remote.operation("start")
                                                .map(ConfiguredOperation::timeout)
                                                .orElse(ConfiguredOperation.DEFAULT_TIMEOUT)
                                                .compareTo(LONGEST_START)
                                        > 0)
                .map(
                        remote ->
                                Finding.warn(
                                        "start of " + remote.id(),
                                        "its timeout is longer than "
                                                + LONGEST_START.toSeconds()
                                                + " s",
                                        "while Pacemaker tries to reach it, it fences nobody else",
                                        "shorten it: op start timeout=6s interval=0"))
                .toList();
    }

    private Finding recheck() {
        String text = configuration.properties().get(RECHECK);
        Duration interval = ConfiguredOperation.time(text);
        boolean good = interval != null && interval.compareTo(LONGEST_RECHECK) <= 0;
        return good
                ? Finding.ok(RECHECK, String.valueOf(text))
                : Finding.warn(
                        RECHECK,
                        text == null ? "not set: 15 minutes" : text,
                        "a failure-timeout that has passed may be seen that late: a monitor that"
                                + " has failed stays away for so long",
                        "crm configure property " + RECHECK + "=60s");
    }
}
