package org.masakari.cli.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Failure;
import org.masakari.protocol.tls.TlsFiles;

/** Keystone v3, asked with one token: its own API, and the way to the other services. */
public final class Keystone {
    private final OpenStackService identity;
    private final String token;
    private final TlsFiles tls;

    /**
     * Keystone at {@code authUrl}.
     *
     * @param authUrl with its version, such as {@code http://keystone:5000/v3}
     * @param tls for it and the other services, where they speak https
     */
    public Keystone(URI authUrl, String token, TlsFiles tls) {
        this.token = token;
        this.tls = tls;
        this.identity = service("Keystone", authUrl, Map.of());
    }

    /** Keystone's own API. */
    public OpenStackService identity() {
        return identity;
    }

    /** Another service, asked with the same token. */
    public OpenStackService service(String name, URI url, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("X-Auth-Token", token);
        return new OpenStackService(name, url, all, tls);
    }

    /**
     * The public endpoint of a service type in the token's catalog.
     *
     * @param region null for whichever comes first
     * @throws Failure if the catalog has none
     */
    public URI endpoint(String type, @Nullable String region) {
        for (JsonNode service : identity.get("/auth/catalog").path("catalog")) {
            if (service.path("type").asText().equals(type)) {
                for (JsonNode endpoint : service.path("endpoints")) {
                    if (isPublic(endpoint, region)) {
                        return URI.create(endpoint.path("url").asText());
                    }
                }
            }
        }
        throw Failure.notFound(
                "Keystone's catalog has no public endpoint of type "
                        + type
                        + (region == null ? "" : " in region " + region),
                "another region, or the service was never registered",
                "see \"openstack catalog list\"; OS_REGION_NAME names the region");
    }

    private static boolean isPublic(JsonNode endpoint, @Nullable String region) {
        return endpoint.path("interface").asText().equals("public")
                && (region == null || endpoint.path("region_id").asText().equals(region));
    }
}
