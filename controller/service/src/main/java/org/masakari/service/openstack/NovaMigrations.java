package org.masakari.service.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.masakari.engine.port.Migration;
import org.masakari.engine.port.Outcome;
import org.masakari.protocol.HostName;

/** Nova's records of evacuations. */
final class NovaMigrations {
    private static final String PATH = "/os-migrations";

    private final NovaApi nova;

    NovaMigrations(NovaApi nova) {
        this.nova = nova;
    }

    Outcome<NovaAnswer> rehearse() {
        return nova.call(
                NovaRequest.get(PATH, Map.of("migration_type", "evacuation", "limit", "1")));
    }

    /**
     * Evacuations away from the host with a number above {@code after}. Nova lists the newest
     * first, so that what comes after a page of old ones need not be asked for, however long the
     * host's history is. (Its {@code changes-since} would not do: an old record changes when the
     * host comes back.)
     */
    Outcome<List<Migration>> from(HostName host, long after) {
        Map<String, String> filter =
                Map.of("migration_type", "evacuation", "source_compute", host.value());
        return new Pages<>(
                        PATH,
                        "migrations",
                        "uuid",
                        filter,
                        NovaMigrations::migration,
                        page -> endsBefore(page, after))
                .read(nova)
                .map(all -> all.stream().filter(m -> m.number() > after).toList());
    }

    /**
     * True if the older half of the page is history. Half a page, and not its last entry alone,
     * because Nova sorts by a time that several conductors' clocks give: neighbours may be swapped.
     */
    private static boolean endsBefore(List<Migration> page, long after) {
        return page.stream().skip(page.size() / 2).noneMatch(each -> each.number() > after);
    }

    private static Migration migration(JsonNode node) {
        return new Migration(
                NovaFields.number(node, "id"),
                NovaFields.text(node, "uuid"),
                NovaFields.instance(node, "instance_uuid"),
                NovaFields.hostOrNull(node, "dest_compute"),
                NovaFields.text(node, "status"));
    }
}
