package org.masakari.service.config;

import java.util.List;
import java.util.Set;
import org.masakari.engine.policy.GatePolicy;
import org.masakari.engine.policy.MovePolicy;
import org.masakari.engine.policy.Policy;
import org.masakari.engine.policy.ReservePolicy;
import org.masakari.engine.policy.RestartPolicy;
import org.masakari.engine.policy.ReturnPolicy;
import org.masakari.engine.policy.SelectionPolicy;
import org.masakari.runtime.config.ConfigReader;
import org.masakari.runtime.config.ConfigSection;

/** What the sections {@code recovery}, {@code selection} and {@code recover_starter} say. */
final class PolicyConfig {
    private static final int MANY = 10_000;

    private PolicyConfig() {}

    static Policy read(ConfigReader in) {
        ConfigSection recovery = in.section("recovery");
        return new Policy(
                gates(recovery),
                selection(in.section("selection")),
                moves(recovery),
                new ReservePolicy(
                        recovery.flag(
                                "reserve_joins_aggregates",
                                Policy.DEFAULT.reserves().joinAggregates()),
                        recovery.flag(
                                "returned_host_becomes_reserve",
                                Policy.DEFAULT.reserves().replaceByReturned())),
                returns(recovery),
                restarts(in.section("recover_starter")),
                recovery.duration("recovery_timeout", Policy.DEFAULT.recoveryTimeout()));
    }

    private static GatePolicy gates(ConfigSection in) {
        GatePolicy normal = GatePolicy.DEFAULT;
        return new GatePolicy(
                in.duration("evidence_max_age", normal.evidenceMaxAge()),
                in.flag("accept_operator_evidence", normal.acceptOperatorEvidence()),
                in.number("failed_share_at_most", normal.failedShareAtMost(), 1, 100),
                in.number("failed_at_most", normal.failedAtMost(), 0, MANY),
                in.duration("failure_window", normal.failureWindow()),
                in.duration("quiet_period", normal.quietPeriod()),
                normal.recheck());
    }

    private static SelectionPolicy selection(ConfigSection in) {
        SelectionPolicy normal = SelectionPolicy.DEFAULT;
        return new SelectionPolicy(
                in.flag("only_opted_in", normal.onlyOptedIn()),
                in.flag("recover_errors", normal.recoverErrors()),
                Set.copyOf(in.words("exclude_projects")),
                in.words("exclude_names", List.copyOf(normal.excludedNames())),
                Set.copyOf(in.words("exclude_flavors")),
                Set.copyOf(in.words("exclude_metadata")));
    }

    private static MovePolicy moves(ConfigSection in) {
        MovePolicy normal = MovePolicy.DEFAULT;
        return new MovePolicy(
                pace(in),
                in.number("attempts", normal.maxAttempts(), 1, 100),
                in.duration("retry_delay", normal.retryDelay()),
                in.duration("move_timeout", normal.moveTimeout()),
                in.duration("watch_interval", normal.watchInterval()),
                in.duration("settle_time", normal.settleTime()));
    }

    private static MovePolicy.Pace pace(ConfigSection in) {
        MovePolicy.Pace normal = MovePolicy.DEFAULT.pace();
        int fewest = in.number("in_flight_fewest", normal.fewest(), 1, MANY);
        int first = in.number("in_flight", normal.first(), 1, MANY);
        int most = in.number("in_flight_most", normal.most(), 1, MANY);
        int perHost = in.number("in_flight_most_per_host", normal.mostPerHost(), 1, MANY);
        try {
            return new MovePolicy.Pace(fewest, first, most, perHost);
        } catch (IllegalArgumentException e) {
            in.problem("in_flight", String.valueOf(e.getMessage()));
            return normal;
        }
    }

    private static ReturnPolicy returns(ConfigSection in) {
        ReturnPolicy normal = ReturnPolicy.DEFAULT;
        return new ReturnPolicy(
                in.duration("return_stable_for", normal.stableFor()),
                in.number("return_failures_at_most", normal.failuresAtMost(), 1, MANY),
                in.duration("return_window", normal.window()));
    }

    /** Names and defaults of the first two keys are those of the original. */
    private static RestartPolicy restarts(ConfigSection in) {
        RestartPolicy normal = RestartPolicy.DEFAULT;
        return new RestartPolicy(
                in.number("max_retry_cnt", normal.restartsAtMost(), 0, MANY),
                in.duration("interval_to_be_retry", normal.window()),
                in.duration("stop_timeout", normal.stopTimeout()),
                in.duration("start_timeout", normal.startTimeout()),
                in.duration("api_check_interval", normal.interval()));
    }
}
