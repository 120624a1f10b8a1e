package org.masakari.cli.session;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.masakari.cli.api.Exit;
import org.masakari.cli.api.Failure;

/** Where the controllers are. What is said on the command line beats what lies around. */
final class Addresses {
    static final String VARIABLE = "MASAKARI_URL";
    static final Path FILE = Path.of("/etc/masakari/masakari-cli.conf");
    private static final URI LOCAL = URI.create("http://127.0.0.1:15868");

    private Addresses() {}

    static Controllers of(GlobalOptions options, Map<String, String> environment) {
        if (options.urls != null) {
            return Controllers.at(parse(options.urls, "--url"));
        }
        if (options.config != null) {
            return ConfigFile.read(options.config);
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (!variable.isBlank()) {
            return Controllers.at(parse(Arrays.asList(variable.split(",", -1)), VARIABLE));
        }
        return Files.exists(FILE) ? ConfigFile.read(FILE) : Controllers.at(List.of(LOCAL));
    }

    private static List<URI> parse(List<String> texts, String from) {
        return texts.stream().map(text -> parse(text.strip(), from)).toList();
    }

    private static URI parse(String text, String from) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, as any other text that is no address.
        }
        throw new Failure(
                Exit.USAGE,
                from + ": \"" + text + "\" is no address of a controller",
                "the scheme or the host is missing or mistyped",
                "nothing was sent",
                "write it as http://HOST:15868; several are separated by commas");
    }
}
