package org.masakari.cli.keystone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;
import org.masakari.cli.session.Session;
import picocli.CommandLine.Option;

/** Which endpoints are meant: a URL an interface, in one region. */
final class EndpointOptions {
    private static final Pattern URL = Pattern.compile("(https?://[^/\\s]+)(/\\S*)?");

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "The public endpoint's URL. Default: --url.")
    private @Nullable String publicUrl;

    @Option(
            names = "--internal-url",
            paramLabel = "URL",
            description = "The internal endpoint's URL. Default: --url.")
    private @Nullable String internalUrl;

    @Option(
            names = "--admin-url",
            paramLabel = "URL",
            description = "The admin endpoint's URL. Default: --url.")
    private @Nullable String adminUrl;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "The endpoints' region. Default: OS_REGION_NAME, or the only one.")
    private @Nullable String region;

    @Option(
            names = "--project-in-path",
            description = "End the URLs with /$(project_id)s, as older clients expect it.")
    private boolean projectInPath;

    /** The region that was named; null if none was. */
    @Nullable String region(Session session) {
        return region == null ? session.region() : region;
    }

    /**
     * The URL of each interface as the catalog is to have it: with {@code /v1}, unless it has a
     * path already.
     *
     * @throws Failure if one is missing or no URL
     */
    Map<String, String> urls(Session session) {
        List<String> given = session.options().givenUrls();
        if (given.size() > 1) {
            throw wrong("--url names several addresses", "give the one that clients shall use");
        }
        String all = given.isEmpty() ? null : given.get(0);
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("public", url("public", publicUrl == null ? all : publicUrl));
        urls.put("internal", url("internal", internalUrl == null ? all : internalUrl));
        urls.put("admin", url("admin", adminUrl == null ? all : adminUrl));
        return urls;
    }

    private String url(String facing, @Nullable String text) {
        if (text == null) {
            throw wrong(
                    "nothing says the " + facing + " endpoint's URL", "give --url, or all three");
        }
        String bare = text.strip().replaceAll("/+$", "");
        if (!URL.matcher(bare).matches()) {
            throw wrong(
                    "\"" + text + "\" is no URL for the catalog",
                    "write it as http://HOST:15868, HOST being what clients reach");
        }
        boolean hasPath = bare.indexOf('/', bare.indexOf("//") + 2) > 0;
        String root = hasPath ? bare : bare + "/v1";
        return projectInPath ? root + "/$(project_id)s" : root;
    }

    private static Failure wrong(String happened, String advice) {
        return new Failure(
                Exit.USAGE,
                happened,
                "the controllers' own address list is no address for the catalog, which has one an"
                        + " interface",
                "nothing was sent",
                advice);
    }
}
