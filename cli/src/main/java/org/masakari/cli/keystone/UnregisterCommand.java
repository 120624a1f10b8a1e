package org.masakari.cli.keystone;

import java.util.Map;
import org.masakari.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code masakari keystone unregister}. */
@Command(
        name = "unregister",
        description = {
            "Removes the endpoints with exactly these URLs from one region.",
            "The service goes as well once it has no endpoint left. Users stay."
        },
        footer = {
            "  masakari keystone unregister --url http://ha.example.org:15868 --dry-run",
            "  masakari keystone unregister --url http://ha.example.org:15868 --region RegionOne"
        })
public final class UnregisterCommand implements Runnable {
    private final Session session;

    @Mixin private final EndpointOptions endpoints = new EndpointOptions();

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    public UnregisterCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, String> urls = endpoints.urls(session);
        CatalogEntry entry = new CatalogEntry(session.keystone().identity());
        String region = entry.region(endpoints.region(session));
        new Steps(session, entry.unregistering(urls, region)).carryOut(dryRun);
    }
}
