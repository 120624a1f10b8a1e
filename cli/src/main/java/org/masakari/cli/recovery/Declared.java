package org.masakari.cli.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import org.masakari.cli.api.Document;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.RecoveryDocument;

/**
 * Tells the controllers something, and shows the recovery that it is about.
 *
 * @param conflictCause what is so where a controller refuses that as not fitting
 * @param conflictAdvice what to do then
 */
public record Declared(Session session, String conflictCause, String conflictAdvice) {

    /** Sends {@code body} to {@code path}, and prints the recovery of the answer. */
    public void post(String path, JsonNode body) {
        session.printer()
                .one(
                        Document.of(answer(path, body).path("recovery"), RecoveryDocument.class),
                        RecoveryLayouts.ONE);
    }

    private JsonNode answer(String path, JsonNode body) {
        try {
            return session.api().post(path, body);
        } catch (Failure e) {
            throw e.exit() == Exit.CONFLICT ? e.because(conflictCause, conflictAdvice) : e;
        }
    }
}
