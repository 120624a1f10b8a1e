package org.masakari.cli.incident;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.IncidentDocument;

/** The controllers' incidents. */
final class Incidents {
    private static final String PATH = "/v1/incidents";

    private final Api api;

    Incidents(Api api) {
        this.api = api;
    }

    /** The newest ones, newest first; of any host for null. */
    List<Document<IncidentDocument>> newest(@Nullable HostName host, boolean openOnly, int limit) {
        String query =
                "?limit="
                        + Math.max(limit, 0)
                        + (host == null ? "" : "&host=" + host)
                        + (openOnly ? "&open=true" : "");
        return Document.list(api.get(PATH + query).path("incidents"), IncidentDocument.class);
    }

    Document<IncidentDocument> one(UUID id) {
        return Document.of(api.get(PATH + "/" + id).path("incident"), IncidentDocument.class);
    }
}
