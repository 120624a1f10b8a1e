package org.masakari.service.openstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.masakari.service.openstack.RecordedOpenStack.done;
import static org.masakari.service.openstack.RecordedOpenStack.recorded;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Target;
import org.masakari.protocol.HostName;
import org.masakari.protocol.InstanceId;

class NovaActionsTest {
    private static final InstanceId INSTANCE =
            InstanceId.of("5db0e131-5519-4014-8e90-6d86656c9758");
    private static final HostName TARGET = new HostName("compute4");
    private static final String ACTION = "POST /v2.1/servers/" + INSTANCE + "/action";
    private static final String ACTIONS =
            "GET /v2.1/servers/" + INSTANCE + "/os-instance-actions?limit=1";

    private final RecordedOpenStack openStack = new RecordedOpenStack();
    private final NovaCloud cloud = openStack.cloud();

    @AfterEach
    void stop() {
        openStack.close();
    }

    private void accept() {
        openStack.on(
                ACTION,
                new RecordedOpenStack.Answer(202, "", Map.of("X-Openstack-Request-Id", "req-1")));
    }

    @Test
    void evacuatesToAnyHost() {
        accept();

        assertThat(done(cloud.evacuate(INSTANCE, Target.ANY))).isEqualTo("req-1");
        assertThat(openStack.requests()).last().isEqualTo(ACTION + " {\"evacuate\":{}}");
    }

    @Test
    void evacuatesToAHostIfTheSchedulerAgrees() {
        accept();

        assertThat(done(cloud.evacuate(INSTANCE, Target.on(TARGET)))).isEqualTo("req-1");
        assertThat(openStack.requests())
                .last()
                .isEqualTo(ACTION + " {\"evacuate\":{\"host\":\"compute4\"}}");
    }

    @Test
    void evacuatesToAHostByForce() {
        accept();

        assertThat(done(cloud.evacuate(INSTANCE, Target.forced(TARGET)))).isEqualTo("req-1");
        assertThat(openStack.requests())
                .last()
                .isEqualTo(ACTION + " {\"evacuate\":{\"host\":\"compute4\",\"force\":true}}");
    }

    @Test
    void callsAnInstanceError() {
        accept();

        assertThat(done(cloud.resetToError(INSTANCE))).isEqualTo("req-1");
        assertThat(openStack.requests())
                .last()
                .isEqualTo(ACTION + " {\"os-resetState\":{\"state\":\"error\"}}");
    }

    @Test
    void callsAnInstanceActive() {
        accept();

        assertThat(done(cloud.resetToActive(INSTANCE))).isEqualTo("req-1");
        assertThat(openStack.requests())
                .last()
                .isEqualTo(ACTION + " {\"os-resetState\":{\"state\":\"active\"}}");
    }

    @Test
    void stopsAnInstance() {
        accept();

        assertThat(done(cloud.stop(INSTANCE))).isEqualTo("req-1");
        assertThat(openStack.requests()).last().isEqualTo(ACTION + " {\"os-stop\":null}");
    }

    @Test
    void startsAnInstance() {
        accept();

        assertThat(done(cloud.start(INSTANCE))).isEqualTo("req-1");
        assertThat(openStack.requests()).last().isEqualTo(ACTION + " {\"os-start\":null}");
    }

    @Test
    void passesOnWhyNovaRefuses() {
        openStack.on(ACTION, 400, recorded("still-in-use-400.json"));

        assertThat(cloud.evacuate(INSTANCE, Target.ANY))
                .isEqualTo(
                        new Outcome.Refused<>(
                                "Nova answered 400: Compute service of compute1 is still in use."));
    }

    @Test
    void passesOnThatTheInstancesStateDoesNotAllowIt() {
        openStack.on(ACTION, 409, recorded("paused-409.json"));

        assertThat(cloud.evacuate(INSTANCE, Target.ANY))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("vm_state paused"));
    }

    @Test
    void knowsAStopByNovaByItsLackOfAUser() {
        openStack.on(ACTIONS, 200, newest("stop", "null"));

        assertThat(done(cloud.stoppedByNova(INSTANCE))).isTrue();
    }

    @Test
    void knowsAStopByAUser() {
        openStack.on(ACTIONS, 200, newest("stop", "\"d71af59d749348e89d63bff3597b5cf1\""));

        assertThat(done(cloud.stoppedByNova(INSTANCE))).isFalse();
    }

    @Test
    void doesNotTakeAnotherActionOfNovasForAStop() {
        openStack.on(ACTIONS, 200, newest("reboot", "null"));

        assertThat(done(cloud.stoppedByNova(INSTANCE))).isFalse();
    }

    @Test
    void doesNotTakeAnActionWithoutTheFieldForOneWithoutAUser() {
        openStack.on(ACTIONS, 200, newest("stop", "null").replace("user_id", "x"));

        assertThat(cloud.stoppedByNova(INSTANCE)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void knowsThatNobodyStoppedAnInstanceWithoutActions() {
        openStack.on(ACTIONS, 200, "{\"instanceActions\":[]}");

        assertThat(done(cloud.stoppedByNova(INSTANCE))).isFalse();
    }

    /** The recorded actions, with another newest one. */
    private static String newest(String action, String user) {
        return recorded("instance-actions.json")
                .replaceFirst("\"action\": \"evacuate\"", "\"action\": \"" + action + "\"")
                .replaceFirst("\"user_id\": \"[0-9a-f]*\"", "\"user_id\": " + user);
    }
}
