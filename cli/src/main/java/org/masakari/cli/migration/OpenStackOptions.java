package org.masakari.cli.migration;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.openstack.Keystone;
import org.masakari.cli.openstack.OpenStackService;
import org.masakari.cli.session.Session;
import org.masakari.protocol.api.ApiVersion;
import picocli.CommandLine.Option;

/** Where OpenStack Masakari's API is. */
final class OpenStackOptions {
    @Option(
            names = "--from-openstack-masakari",
            required = true,
            description = "From OpenStack Masakari: by its API, with a token of Keystone.")
    boolean chosen;

    @Option(
            names = "--source-url",
            paramLabel = "URL",
            description =
                    "Its API, such as http://HOST:15868/v1. Default: the catalog's public"
                            + " instance-ha endpoint, in OS_REGION_NAME if that is set.")
    private @Nullable String url;

    /**
     * Its API.
     *
     * @throws Failure if Keystone gives no token, or there is no such address
     */
    OpenStackService api(Session session) {
        URI given = url == null ? null : parse(url);
        Keystone keystone = session.keystone();
        URI found = given == null ? keystone.endpoint("instance-ha", session.region()) : given;
        return keystone.service(
                "the other Masakari",
                versioned(found),
                Map.of(ApiVersion.HEADER, "instance-ha latest"));
    }

    private static URI versioned(URI url) {
        String bare = url.toString().replaceAll("/+$", "");
        return URI.create(bare.matches(".*/v\\d+(/.*)?") ? bare : bare + "/v1");
    }

    private static URI parse(String text) {
        if (!text.matches("https?://[^/\\s]+(/\\S*)?")) {
            throw new Failure(
                    Exit.USAGE,
                    "--source-url: \"" + text + "\" is no address",
                    "the scheme or the host is missing or mistyped",
                    "nothing was sent",
                    "write it as http://HOST:15868/v1");
        }
        return URI.create(text);
    }
}
