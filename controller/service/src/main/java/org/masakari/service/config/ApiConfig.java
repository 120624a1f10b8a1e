package org.masakari.service.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.masakari.protocol.client.MonitorSecret;
import org.masakari.runtime.config.ConfigSection;
import org.masakari.service.http.tls.TlsConfig;

/**
 * What the sections {@code api}, {@code monitors} and {@code ui} say.
 *
 * @param auth who may use the API
 * @param roles one of them is needed where a token is
 * @param tls how the API speaks TLS; null for plain HTTP
 * @param secretsFile the secrets by which monitors may report without one; null for none
 * @param ui true if the web page is served at {@code /ui}
 */
public record ApiConfig(
        Auth auth,
        Set<String> roles,
        @Nullable TlsConfig tls,
        @Nullable Path secretsFile,
        boolean ui) {

    /** Who may use the API. */
    public enum Auth {
        /** Whoever reaches the address. */
        NONE,
        /** Who shows a token of the Keystone of {@code [nova] auth_url}. */
        KEYSTONE
    }

    public ApiConfig {
        roles = Set.copyOf(roles);
    }

    static ApiConfig read(ConfigSection in, ConfigSection monitors, ConfigSection ui) {
        return new ApiConfig(
                in.oneOf("auth", Auth.class, Auth.NONE),
                Set.copyOf(in.words("roles", List.of("admin"))),
                TlsSection.read(in),
                secretsFile(monitors),
                ui.flag("enabled", false));
    }

    /** It is read here once, so that what is wrong in it is told at the start. */
    private static @Nullable Path secretsFile(ConfigSection in) {
        Path file = in.optionalPath("secrets_file");
        if (file == null) {
            return null;
        }
        try {
            MonitorSecret.read(file);
        } catch (IOException e) {
            in.problem("secrets_file", "cannot be used: " + e.getMessage());
        }
        return file;
    }
}
