package org.masakari.protocol.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.HostName;

/**
 * What only a controller can know of what it needs to save a host, asked for just now. Clock
 * differences are the other's time less the controller's.
 *
 * @param controller its name among the others
 * @param version its program's; null if it was not started from its jar
 * @param time its clock
 * @param problems what {@code /readyz} misses and why, by part; empty when all is well
 * @param certificate what its API shows to clients; null without TLS
 * @param reports the last report of each type about each host; null if the database does not answer
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DiagnosisDocument(
        String controller,
        @Nullable String version,
        Instant time,
        Map<String, String> problems,
        Database database,
        Keystone keystone,
        Nova nova,
        @Nullable Certificate certificate,
        @Nullable List<Report> reports) {

    /**
     * The database. All but {@code error} is null if there is one.
     *
     * @param error why it does not answer; null if it does
     * @param latencyMs how long a small query took
     * @param clockDifferenceMs exact to half the latency
     * @param schemaVersion the newest migration that it has; null before the first
     * @param schemaPending migrations that the controller needs and it lacks
     * @param flushLogAtTrxCommit innodb_flush_log_at_trx_commit: 1 if a commit is on disk
     * @param galeraNodes the nodes of its Galera cluster; 0 if it is none
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Database(
            @Nullable String error,
            @Nullable Long latencyMs,
            @Nullable Long clockDifferenceMs,
            @Nullable String schemaVersion,
            @Nullable Integer schemaPending,
            @Nullable Integer flushLogAtTrxCommit,
            @Nullable Integer galeraNodes) {

        /** One that does not answer. */
        public static Database failed(String why) {
            return new Database(why, null, null, null, null, null, null);
        }
    }

    /**
     * Keystone, asked for the controller's own token.
     *
     * @param error why it does not answer; null if it does, and then the others are not
     * @param latencyMs how long that took
     * @param user the controller's account
     * @param roles what that account may do in its project
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Keystone(
            @Nullable String error,
            @Nullable Long latencyMs,
            @Nullable String user,
            @Nullable Set<String> roles) {

        /** One that does not answer. */
        public static Keystone failed(String why) {
            return new Keystone(why, null, null, null);
        }
    }

    /**
     * Nova, asked in the microversion of a recovery.
     *
     * @param error why it does not answer; null if it does, and then the others are not, but for
     *     {@code mayForceDown} and {@code clockDifferenceMs}
     * @param latencyMs how long its list of compute services took
     * @param microversion the one that is needed, in which it answered
     * @param clockDifferenceMs exact to a second; null if its answer had no date
     * @param mayForceDown true if the account may force a compute service down; null if it could
     *     not be told
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Nova(
            @Nullable String error,
            @Nullable Long latencyMs,
            @Nullable String microversion,
            @Nullable Long clockDifferenceMs,
            @Nullable Boolean mayForceDown,
            @Nullable List<ComputeService> services) {

        /** One that does not answer. */
        public static Nova failed(String why) {
            return new Nova(why, null, null, null, null, null);
        }
    }

    /** A nova-compute, as Nova shows it. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ComputeService(
            HostName host,
            boolean enabled,
            @Nullable String disabledReason,
            boolean up,
            boolean forcedDown) {}

    /** A certificate: whose it is, and until when it is good. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Certificate(String subject, Instant expires) {}

    /**
     * The last report of a type about a host.
     *
     * @param type the notification's
     * @param host the one that it is about
     * @param receivedAt when it was stored
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Report(String type, HostName host, Instant receivedAt) {}
}
