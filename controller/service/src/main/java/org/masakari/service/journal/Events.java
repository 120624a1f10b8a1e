package org.masakari.service.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.masakari.engine.gate.Gate;
import org.masakari.engine.recovery.Phase;
import org.masakari.engine.recovery.Recovery;
import org.masakari.protocol.api.WebhookEventDocument;
import org.masakari.protocol.json.Json;
import org.masakari.service.webhook.EventName;
import org.masakari.service.webhook.Receiver;

/**
 * Puts what happens into the queue of the webhooks, in the transaction in which it happens: it is
 * told if that is committed, and only then.
 */
public final class Events {
    /** Tells nobody. */
    static final Events NONE = new Events(List.of(), Set.of(), "");

    private final List<Receiver> receivers;
    private final Set<EventName> wanted;
    private final String controller;

    /**
     * @param wanted the events that they are told of
     * @param controller this controller's name
     */
    public Events(List<Receiver> receivers, Set<EventName> wanted, String controller) {
        this.receivers = List.copyOf(receivers);
        this.wanted = Set.copyOf(wanted);
        this.controller = controller;
    }

    private boolean isWanted(EventName event) {
        return !receivers.isEmpty() && wanted.contains(event);
    }

    void opened(Handle handle, long incident, Instant now) {
        ofIncident(EventName.INCIDENT_OPENED, handle, incident, now);
    }

    void closed(Handle handle, long incident, Instant now) {
        ofIncident(EventName.INCIDENT_CLOSED, handle, incident, now);
    }

    /** What its driver has recorded of a recovery: {@code next} is what is stored. */
    void recorded(Handle handle, long recovery, Recovery before, Recovery next, Instant now) {
        if (next.phase() == Phase.HELD
                && (before.phase() != Phase.HELD || gateChanges(before, next))) {
            ofRecovery(EventName.RECOVERY_HELD, handle, recovery, now);
        }
        if (next.phase().isTerminal() && !before.phase().isTerminal()) {
            ended(handle, recovery, now);
        }
    }

    /** A reason may change while the same gate holds, as with each host that fails. */
    private static boolean gateChanges(Recovery before, Recovery next) {
        return gate(before) != gate(next);
    }

    private static Gate gate(Recovery held) {
        return Gate.holding(held.reason() == null ? "" : held.reason());
    }

    void ended(Handle handle, long recovery, Instant now) {
        ofRecovery(EventName.RECOVERY_ENDED, handle, recovery, now);
    }

    private void ofIncident(EventName event, Handle handle, long incident, Instant now) {
        if (isWanted(event)) {
            queue(handle, event, now, new EventSubjectDao(handle).incident(incident));
        }
    }

    private void ofRecovery(EventName event, Handle handle, long recovery, Instant now) {
        if (isWanted(event)) {
            queue(handle, event, now, new EventSubjectDao(handle).recovery(recovery));
        }
    }

    private void queue(Handle handle, EventName event, Instant now, EventSubjectDao.Subject about) {
        UUID id = UUID.randomUUID();
        WebhookEventDocument document =
                new WebhookEventDocument(
                        WebhookEventDocument.VERSION,
                        id,
                        event.word(),
                        now,
                        controller,
                        about.host(),
                        about.segment(),
                        about.incident(),
                        about.recovery());
        new WebhookDao(handle).insert(receivers, id, about.id(), event, json(document));
    }

    private static String json(WebhookEventDocument document) {
        try {
            return Json.strict().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and times can be written as JSON", e);
        }
    }
}
