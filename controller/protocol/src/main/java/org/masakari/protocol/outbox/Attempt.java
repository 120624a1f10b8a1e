package org.masakari.protocol.outbox;

import java.time.Duration;
import java.util.Set;
import org.masakari.protocol.client.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** What each answer of a controller means for the entry that it was given. */
final class Attempt {
    private static final Logger log = LoggerFactory.getLogger(Attempt.class);

    /** Refusals of the messenger, not of the message: these end when somebody mends the access. */
    private static final Set<Integer> ACCESS = Set.of(401, 403, 407, 426);

    private static final int CONFLICT = 409;

    private final Outbox outbox;
    private final Delivery delivery;

    Attempt(Outbox outbox, Delivery delivery) {
        this.outbox = outbox;
        this.delivery = delivery;
    }

    sealed interface Outcome {}

    /** It has left the outbox. */
    record Gone() implements Outcome {}

    /**
     * It stays.
     *
     * @param atLeast how long the controller asked to be left alone
     * @param nobodyAnswers true if other entries would fare no better
     */
    record Again(String reason, Duration atLeast, boolean nobodyAnswers) implements Outcome {}

    Outcome deliver(OutboxEntry entry) {
        Answer answer = answer(entry);
        if (answer instanceof Answer.Accepted accepted) {
            return delivered(entry, accepted);
        }
        if (answer instanceof Answer.Refused refused) {
            return refused(entry, refused);
        }
        if (answer instanceof Answer.Busy busy) {
            Duration wait = busy.retryAfter() == null ? Duration.ZERO : busy.retryAfter();
            return new Again(busy.status() + " " + busy.reason(), wait, false);
        }
        if (answer instanceof Answer.Untrusted untrusted) {
            return new Again(untrusted.reason(), Duration.ZERO, true);
        }
        Answer.Unreachable unreachable = (Answer.Unreachable) answer;
        return new Again(unreachable.reason(), Duration.ZERO, true);
    }

    /** A defect in delivering one entry must not end the delivery of all. */
    private Answer answer(OutboxEntry entry) {
        try {
            return delivery.deliver(entry);
        } catch (RuntimeException e) {
            at(Level.ERROR, entry)
                    .setCause(e)
                    .log("delivering a notification failed by a defect here: please report it");
            return new Answer.Busy(500, String.valueOf(e), null);
        }
    }

    private Outcome delivered(OutboxEntry entry, Answer.Accepted accepted) {
        outbox.delivered(entry);
        at(Level.INFO, entry).log("notification delivered ({})", accepted.status());
        return new Gone();
    }

    private Outcome refused(OutboxEntry entry, Answer.Refused refused) {
        String answer = refused.status() + " " + refused.reason();
        if (refused.status() == CONFLICT) {
            outbox.delivered(entry);
            at(Level.INFO, entry).log("the controller has this notification already: {}", answer);
            return new Gone();
        }
        if (ACCESS.contains(refused.status())) {
            return new Again(answer, Duration.ZERO, true);
        }
        Object aside = outbox.refused(entry, answer);
        at(Level.ERROR, entry)
                .addKeyValue("error", answer)
                .log(
                        "the controller refused a notification for good, so this host is not"
                                + " recovered. It is kept in {}. If the host should be protected, add"
                                + " it to a segment (masakari host create) and report it by hand",
                        aside);
        return new Gone();
    }

    private static LoggingEventBuilder at(Level level, OutboxEntry entry) {
        return log.atLevel(level)
                .addKeyValue("host", entry.notification().hostname())
                .addKeyValue("notification", entry.id());
    }
}
