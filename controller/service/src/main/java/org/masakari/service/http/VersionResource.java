package org.masakari.service.http;

import java.util.List;
import java.util.Map;

/** {@code GET /} and {@code GET /v1/}: what a client finds out before it has a token. */
final class VersionResource {
    /** The day on which OpenStack's 1.0 was made, as its own service says. */
    private static final String UPDATED = "2017-07-01T11:33:21Z";

    private VersionResource() {}

    /** All versions, for a client that reached this service at {@code root}. */
    static ApiAnswer all(String root) {
        return ApiAnswer.ok("versions", List.of(version(root)));
    }

    /** The one that is at {@code /v1}. */
    static ApiAnswer one(String root) {
        return ApiAnswer.ok("version", version(root));
    }

    private static Map<String, Object> version(String root) {
        String newest = Microversion.NEWEST.toString();
        return Map.of(
                "id",
                "v1.0",
                "status",
                "CURRENT",
                "version",
                newest,
                "max_version",
                newest,
                "min_version",
                Microversion.FIRST.toString(),
                "updated",
                UPDATED,
                "links",
                List.of(Map.of("rel", "self", "href", root + "/v1/")),
                "media-types",
                List.of(
                        Map.of(
                                "base", "application/json",
                                "type", "application/vnd.openstack.masakari+json;version=1")));
    }
}
