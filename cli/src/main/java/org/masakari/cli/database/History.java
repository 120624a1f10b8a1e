package org.masakari.cli.database;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.masakari.cli.api.Api;
import org.masakari.cli.api.Document;
import org.masakari.protocol.api.PurgeDocument;

/** The finished history that the controllers have stored. */
public final class History {
    private final Api api;

    public History(Api api) {
        this.api = api;
    }

    /**
     * Removes what is older, call after call until nothing is left.
     *
     * @param age a day or more, with its unit, such as {@code 30d}
     * @param dryRun true to count only
     */
    public PurgeDocument purge(String age, boolean dryRun) {
        String path =
                "/v1/history?older_than="
                        + URLEncoder.encode(age, StandardCharsets.UTF_8)
                        + (dryRun ? "&dry_run=true" : "");
        PurgeDocument sum = call(path);
        while (sum.more()) {
            sum = sum.plus(call(path));
        }
        return sum;
    }

    private PurgeDocument call(String path) {
        return Document.of(api.delete(path).path("purge"), PurgeDocument.class).value();
    }
}
