package org.masakari.cli.plan;

import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.protocol.HostName;
import org.masakari.protocol.api.PlanDocument;

/** The controllers' plans. */
record Plans(Api api) {

    /** What a recovery of {@code host} would do now. */
    Document<PlanDocument> of(HostName host) {
        return Document.of(api.get("/v1/plans/" + host).path("plan"), PlanDocument.class);
    }
}
