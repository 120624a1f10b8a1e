package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.masakari.engine.port.Outcome;
import org.masakari.engine.port.Target;
import org.masakari.protocol.InstanceId;

/** What Nova is asked to do with an instance. Each answers Nova's request id. */
final class NovaActions {
    private final NovaApi nova;

    NovaActions(NovaApi nova) {
        this.nova = nova;
    }

    Outcome<String> evacuate(InstanceId instance, Target target) {
        ObjectNode to = JsonNodeFactory.instance.objectNode();
        if (target.host() != null) {
            to.put("host", target.host().value());
        }
        if (target.forced()) {
            to.put("force", true);
        }
        return act(instance, "evacuate", to);
    }

    Outcome<String> reset(InstanceId instance, String state) {
        JsonNode to = JsonNodeFactory.instance.objectNode().put("state", state);
        return act(instance, "os-resetState", to);
    }

    Outcome<String> confirmResize(InstanceId instance) {
        return act(instance, "confirmResize", JsonNodeFactory.instance.nullNode());
    }

    Outcome<String> stop(InstanceId instance) {
        return act(instance, "os-stop", JsonNodeFactory.instance.nullNode());
    }

    Outcome<String> start(InstanceId instance) {
        return act(instance, "os-start", JsonNodeFactory.instance.nullNode());
    }

    /**
     * True if Nova's newest record on the instance is a stop without a user. Nova-compute writes
     * one when it finds a guest gone that ought to run, be it that its process crashed or that it
     * was shut down from inside; whoever comes through the API is named.
     */
    Outcome<Boolean> stoppedByNova(InstanceId instance) {
        String path = "/servers/" + instance + "/os-instance-actions";
        return nova.call(NovaRequest.get(path, Map.of("limit", "1")))
                .then(answer -> answer.read(NovaActions::isStopWithoutUser));
    }

    private static boolean isStopWithoutUser(JsonNode body) {
        JsonNode newest = NovaFields.list(body, "instanceActions").path(0);
        return !newest.isMissingNode()
                && NovaFields.text(newest, "action").equals("stop")
                && NovaFields.textOrNull(newest, "user_id") == null;
    }

    private Outcome<String> act(InstanceId instance, String action, JsonNode argument) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(action, argument);
        return nova.call(NovaRequest.post("/servers/" + instance + "/action", body.toString()))
                .map(NovaAnswer::requestId);
    }
}
