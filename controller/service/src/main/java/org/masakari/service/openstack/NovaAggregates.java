package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/** Host aggregates, by which Nova tells availability zones and kinds of hosts apart. */
final class NovaAggregates {
    private static final String PATH = "/os-aggregates";

    private final NovaApi nova;

    NovaAggregates(NovaApi nova) {
        this.nova = nova;
    }

    /** Ids of the aggregates that {@code like} is in and {@code host} is not. */
    Outcome<Set<String>> missing(HostName host, HostName like) {
        return nova.call(NovaRequest.get(PATH))
                .then(answer -> answer.read(body -> missing(body, host, like)));
    }

    /** The request id of the last change; empty if none was needed. */
    Outcome<String> join(HostName host, Set<String> aggregates) {
        return each(aggregates, id -> change(id, "add_host", host, true));
    }

    /** The request id of the last change; empty if none was needed. */
    Outcome<String> leave(HostName host, Set<String> aggregates) {
        return each(aggregates, id -> change(id, "remove_host", host, false));
    }

    /** Changes one aggregate, by its id. */
    private interface Change {
        Outcome<String> make(String aggregate);
    }

    /** A refusal of one does not keep the host from the others; it is told at the end. */
    private static Outcome<String> each(Set<String> aggregates, Change change) {
        Outcome<String> result = new Outcome.Done<>("");
        for (String id : new TreeSet<>(aggregates)) {
            Outcome<String> outcome = change.make(id);
            if (outcome instanceof Outcome.Unavailable || outcome instanceof Outcome.Unknown) {
                return outcome;
            }
            if (result instanceof Outcome.Done) {
                result = outcome;
            }
        }
        return result;
    }

    private Outcome<String> change(String id, String action, HostName host, boolean member) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject(action).put("host", host.value());
        return nova.ask(NovaRequest.post(PATH + "/" + id + "/action", body.toString()))
                .then(
                        answer ->
                                answer.status() == 404 || answer.status() == 409
                                        ? refused(answer, id, host, member)
                                        : answer.judged().map(NovaAnswer::requestId));
    }

    /**
     * Nova says 409 for a host that is in the aggregate already, but also for one that is in
     * another zone; and 404 for a host that is not in it, but also for one that it does not know.
     * So the aggregate is looked at: if it is as it ought to be, nothing was refused.
     */
    private Outcome<String> refused(NovaAnswer refusal, String id, HostName host, boolean member) {
        return nova.ask(NovaRequest.get(PATH + "/" + id))
                .then(answer -> isMember(answer, id, host))
                .then(
                        found ->
                                found == member
                                        ? new Outcome.Done<>("")
                                        : new Outcome.Refused<>(refusal.message()));
    }

    /** Nothing is a member of an aggregate that Nova does not have. */
    private static Outcome<Boolean> isMember(NovaAnswer answer, String id, HostName host) {
        return answer.status() == 404 && answer.message().contains("Aggregate " + id + " ")
                ? new Outcome.Done<>(false)
                : answer.judged()
                        .then(done -> done.read(body -> has(body.path("aggregate"), host)));
    }

    private static Set<String> missing(JsonNode body, HostName host, HostName like) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode aggregate : NovaFields.list(body, "aggregates")) {
            if (has(aggregate, like) && !has(aggregate, host)) {
                ids.add(NovaFields.text(aggregate, "id"));
            }
        }
        return ids;
    }

    private static boolean has(JsonNode aggregate, HostName host) {
        for (JsonNode member : NovaFields.list(aggregate, "hosts")) {
            if (member.asText().equals(host.value())) {
                return true;
            }
        }
        return false;
    }
}
