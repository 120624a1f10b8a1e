package org.masakari.service.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.masakari.protocol.api.PurgeDocument;
import org.masakari.runtime.config.Durations;
import org.masakari.service.retention.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code DELETE /v1/history?older_than=30d&dry_run=true}: removes finished history. */
final class HistoryResource implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryResource.class);
    private static final Set<String> PARAMETERS = Set.of("older_than", "dry_run");

    /** A hundred years: the database's times begin later than what some ages reach back to. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final Retention retention;
    private final Clock clock;

    HistoryResource(Retention retention, Clock clock) {
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of("DELETE", "history", this::purge));
    }

    private ApiAnswer purge(ApiRequest request) {
        refuseUnknown(request.query().keySet());
        Instant before = clock.instant().minus(age(request.query().getOrDefault("older_than", "")));
        PurgeDocument purge =
                isDryRun(request) ? retention.purgeable(before) : retention.purge(before);
        if (!purge.dryRun() && !purge.countsNothing()) {
            LOG.info("removed history on request: {}", purge);
        }
        return ApiAnswer.ok("purge", purge);
    }

    private static void refuseUnknown(Set<String> given) {
        Set<String> unknown = new TreeSet<>(given);
        unknown.removeAll(PARAMETERS);
        if (!unknown.isEmpty()) {
            throw ApiException.badRequest(
                    "unknown parameters " + unknown + "; known are " + new TreeSet<>(PARAMETERS));
        }
    }

    private static Duration age(String text) {
        try {
            Duration age = Durations.parse(text);
            if (age.compareTo(Retention.SHORTEST) >= 0 && age.compareTo(LONGEST) <= 0) {
                return age;
            }
        } catch (IllegalArgumentException e) {
            // Told below, as an age that is too short or too long is.
        }
        throw ApiException.badRequest(
                "older_than: an age of a day or more, such as 30d, 36500d at most, expected, \""
                        + text
                        + "\" found");
    }

    private static boolean isDryRun(ApiRequest request) {
        return switch (request.query().getOrDefault("dry_run", "false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiException.badRequest("dry_run: true or false expected");
        };
    }
}
