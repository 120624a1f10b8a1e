package org.masakari.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.masakari.engine.gate.Approval;
import org.masakari.engine.port.Declarations;
import org.masakari.engine.port.History;
import org.masakari.engine.port.Intake;
import org.masakari.protocol.HostName;
import org.masakari.protocol.evidence.Acknowledgement;
import org.masakari.protocol.evidence.FencingEvidence;
import org.masakari.runtime.config.Durations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator says of a host in his own name: {@code POST /v1/acknowledgements}, that it is
 * off, and {@code POST /v1/returns}, that it is back. Answered with the recovery that it is about.
 */
final class DeclarationResource implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(DeclarationResource.class);
    private static final List<String> OFF = List.of("host", "operator", "reason", "expires_in");
    private static final List<String> BACK = List.of("host", "operator", "reason");
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Declarations declarations;
    private final History history;
    private final BegunListener listener;
    private final Clock clock;

    DeclarationResource(
            Declarations declarations, History history, BegunListener listener, Clock clock) {
        this.declarations = declarations;
        this.history = history;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("POST", "acknowledgements", this::acknowledge).from(Microversion.OWN),
                Route.of("POST", "returns", this::returned).from(Microversion.OWN));
    }

    private ApiAnswer acknowledge(ApiRequest request) {
        Fields fields = fields(request, "acknowledgement", OFF);
        HostName host = fields.value("host", HostName.class, null);
        Instant now = clock.instant();
        String operator = fields.name("operator", null);
        Acknowledgement word =
                new Acknowledgement(
                        fields.name("reason", null),
                        now.plus(holdsFor(fields.text("expires_in", usual()))));
        FencingEvidence evidence = FencingEvidence.acknowledged(host, now, operator, word);
        long askedAt = System.nanoTime();
        ApiAnswer answer = answer(host, declarations.off(evidence), askedAt);
        LOG.atInfo()
                .addKeyValue("host", host)
                .log(
                        "{} says that the host is off, until {}: {}",
                        operator,
                        word.expiresAt(),
                        word.reason());
        return answer;
    }

    private ApiAnswer returned(ApiRequest request) {
        Fields fields = fields(request, "return", BACK);
        HostName host = fields.value("host", HostName.class, null);
        Approval approval = fields.approval(clock.instant());
        long askedAt = System.nanoTime();
        ApiAnswer answer = answer(host, declarations.back(host, approval), askedAt);
        LOG.atInfo()
                .addKeyValue("host", host)
                .log("{} says that the host is back: {}", approval.operator(), approval.reason());
        return answer;
    }

    private static Fields fields(ApiRequest request, String name, List<String> known) {
        JsonNode node = request.object(name);
        ApiRequest.refuseUnknown(node, known);
        return new Fields(node);
    }

    private static String usual() {
        return Acknowledgement.USUAL.toSeconds() + "s";
    }

    private static Duration holdsFor(String text) {
        try {
            Duration time = Durations.parse(text);
            if (time.compareTo(SHORTEST) >= 0 && time.compareTo(Acknowledgement.LONGEST) <= 0) {
                return time;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as a time that is too short or too long is.
        }
        throw ApiException.badRequest(
                "expires_in: a time such as 15m, from 1s to 1h, expected, \"" + text + "\" found");
    }

    private ApiAnswer answer(HostName host, Intake.Receipt receipt, long askedAt) {
        if (receipt instanceof Intake.UnknownHost) {
            throw ApiException.unknownHost(host);
        }
        if (receipt instanceof Intake.Refused refused) {
            throw new ApiException(409, refused.why());
        }
        Intake.Stored stored = (Intake.Stored) receipt;
        stored.begun().ifPresent(begun -> listener.begun(begun, askedAt));
        UUID recovery = Objects.requireNonNull(stored.document().recoveryId());
        return new ApiAnswer(202, Map.of("recovery", history.recovery(recovery).orElseThrow()));
    }
}
