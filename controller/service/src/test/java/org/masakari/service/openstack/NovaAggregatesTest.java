package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.done;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

class NovaAggregatesTest {
    private static final HostName MEMBER = new HostName("compute1");
    private static final HostName STRANGER = new HostName("compute3");
    private static final String ONE = "GET /v2.1/os-aggregates/1";
    private static final String ACTION = "POST /v2.1/os-aggregates/1/action";
    private static final String SECOND_ACTION = "POST /v2.1/os-aggregates/2/action";

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final NovaCloud cloud = openStack.cloud();

    @AfterEach
    void stop() {
        openStack.close();
    }

    @Test
    void findsTheAggregatesThatAHostLacks() {
        openStack.on(
                "GET /v2.1/os-aggregates",
                200,
                """
                {"aggregates": [
                  {"id": 1, "hosts": ["compute1", "compute2"]},
                  {"id": 2, "hosts": ["compute1", "compute3"]},
                  {"id": 3, "hosts": ["compute2"]}]}
                """);

        assertThat(done(cloud.aggregatesMissing(STRANGER, MEMBER))).containsExactly("1");
    }

    @Test
    void putsAHostIntoAnAggregate() {
        openStack.on(ACTION, 200, recorded("aggregate-add.json"));

        done(cloud.joinAggregates(STRANGER, Set.of("1")));

        assertThat(openStack.requests())
                .last()
                .isEqualTo(ACTION + " {\"add_host\":{\"host\":\"compute3\"}}");
    }

    @Test
    void takesAHostOutOfAnAggregate() {
        openStack.on(ACTION, 200, recorded("aggregate-add.json"));

        done(cloud.leaveAggregates(MEMBER, Set.of("1")));

        assertThat(openStack.requests())
                .last()
                .isEqualTo(ACTION + " {\"remove_host\":{\"host\":\"compute1\"}}");
    }

    @Test
    void passesOverAnAggregateThatAHostIsInAlready() {
        openStack
                .on(ACTION, 409, recorded("aggregate-add-again-409.json"))
                .on(ONE, 200, recorded("aggregate-add.json"));

        done(cloud.joinAggregates(MEMBER, Set.of("1")));
    }

    @Test
    void passesOnThatAHostIsInAnotherZone() {
        openStack
                .on(
                        ACTION,
                        409,
                        "{\"conflictingRequest\":{\"message\":\"One or more hosts already in"
                                + " availability zone(s) ['az2']\"}}")
                .on(ONE, 200, recorded("aggregate-add.json"));

        assertThat(cloud.joinAggregates(STRANGER, Set.of("1")))
                .isEqualTo(
                        new Outcome.Refused<>(
                                "Nova answered 409: One or more hosts already in availability"
                                        + " zone(s) ['az2']"));
    }

    @Test
    void joinsTheOthersThoughOneRefuses() {
        openStack
                .on(ACTION, 404, "{\"itemNotFound\":{\"message\":\"Compute host unknown\"}}")
                .on(ONE, 200, recorded("aggregate-add.json"))
                .on(SECOND_ACTION, 200, recorded("aggregate-add.json"));

        assertThat(cloud.joinAggregates(STRANGER, Set.of("1", "2")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(openStack.requests()).last().asString().startsWith(SECOND_ACTION);
    }

    @Test
    void passesOverAnAggregateThatAHostIsNotIn() {
        openStack
                .on(ACTION, 404, recorded("aggregate-remove-nonmember-404.json"))
                .on(ONE, 200, recorded("aggregate-add.json"));

        done(cloud.leaveAggregates(STRANGER, Set.of("1")));
    }

    @Test
    void passesOverAnAggregateThatIsGone() {
        openStack
                .on(ACTION, 404, recorded("aggregate-remove-nonmember-404.json"))
                .on(
                        ONE,
                        404,
                        "{\"itemNotFound\":{\"message\":\"Aggregate 1 could not be found.\"}}");

        done(cloud.leaveAggregates(STRANGER, Set.of("1")));
    }

    @Test
    void doesNotTakeAProxysNotFoundForAnAggregateThatIsGone() {
        openStack.on(ACTION, 404, "").on(ONE, 404, "");

        assertThat(cloud.leaveAggregates(MEMBER, Set.of("1"))).isInstanceOf(Outcome.Refused.class);
    }
}
