package org.masakari.protocol.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.masakari.protocol.tls.TlsFiles;

/**
 * Where the controllers are and how long to wait for them.
 *
 * @param urls the base addresses, in the order in which they are tried; http or https
 * @param connectTimeout for one address, more than zero
 * @param readTimeout for the answer of one address, more than zero
 * @param headers sent with each request, such as {@code X-Auth-Token}
 * @param tls for the addresses of https
 */
public record ClientSettings(
        List<URI> urls,
        Duration connectTimeout,
        Duration readTimeout,
        Map<String, String> headers,
        TlsFiles tls) {

    public ClientSettings {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("no controller address: at least one URL expected");
        }
        urls = List.copyOf(urls);
        headers = Map.copyOf(headers);
    }

    /** The same with {@code headers} in place of these. */
    public ClientSettings with(Map<String, String> headers) {
        return new ClientSettings(urls, connectTimeout, readTimeout, headers, tls);
    }

    /** The same with {@code tls} in place of this. */
    public ClientSettings with(TlsFiles tls) {
        return new ClientSettings(urls, connectTimeout, readTimeout, headers, tls);
    }

    /** For one cluster's network: 1 s to connect, 10 s for the answer. */
    public static ClientSettings of(List<URI> urls) {
        return new ClientSettings(
                urls, Duration.ofSeconds(1), Duration.ofSeconds(10), Map.of(), TlsFiles.NONE);
    }
}
