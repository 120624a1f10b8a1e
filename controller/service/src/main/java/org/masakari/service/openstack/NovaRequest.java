package org.masakari.service.openstack;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openstack4j.core.transport.HttpMethod;

/**
 * A request to Nova.
 *
 * @param method what to do
 * @param path what to do it with, from Nova's endpoint on
 * @param params the query's parameters
 * @param json the body; null for none
 */
record NovaRequest(HttpMethod method, String path, Map<String, ?> params, @Nullable String json) {

    static NovaRequest get(String path, Map<String, ?> params) {
        return new NovaRequest(HttpMethod.GET, path, params, null);
    }

    static NovaRequest get(String path) {
        return get(path, Map.of());
    }

    static NovaRequest put(String path, String json) {
        return new NovaRequest(HttpMethod.PUT, path, Map.of(), json);
    }

    static NovaRequest post(String path, String json) {
        return new NovaRequest(HttpMethod.POST, path, Map.of(), json);
    }
}
