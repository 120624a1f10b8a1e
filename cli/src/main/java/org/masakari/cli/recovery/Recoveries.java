package org.masakari.cli.recovery;

import java.util.List;
import java.util.UUID;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.protocol.api.RecoveryDocument;

/** The controller's recoveries. */
public final class Recoveries {
    static final String PATH = "/v1/recoveries";

    private final Api api;

    public Recoveries(Api api) {
        this.api = api;
    }

    /** The newest ones, newest first, without moves and steps. */
    public List<Document<RecoveryDocument>> newest(int limit) {
        return Document.list(
                api.get(PATH + "?limit=" + Math.max(limit, 0)).path("recoveries"),
                RecoveryDocument.class);
    }

    /** One, whole. */
    public Document<RecoveryDocument> one(UUID id) {
        return Document.of(api.get(PATH + "/" + id).path("recovery"), RecoveryDocument.class);
    }
}
