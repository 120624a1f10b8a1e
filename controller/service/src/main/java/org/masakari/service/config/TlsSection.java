package org.masakari.service.config;

import org.jspecify.annotations.Nullable;
import org.masakari.protocol.tls.TlsFiles;
import org.masakari.runtime.config.ConfigSection;
import org.masakari.runtime.config.TlsKeys;
import org.masakari.service.http.tls.TlsConfig;
import org.masakari.service.http.tls.TlsConfig.ClientAuth;

/** What the section {@code api} says of TLS. */
final class TlsSection {
    private static final TlsKeys KEYS =
            new TlsKeys("tls_client_ca_file", "tls_cert_file", "tls_key_file");

    private TlsSection() {}

    static @Nullable TlsConfig read(ConfigSection in) {
        TlsFiles files = KEYS.read(in);
        ClientAuth clients = in.oneOf("tls_client_auth", ClientAuth.class, ClientAuth.NONE);
        boolean secured = in.has(KEYS.certificate()) || in.has(KEYS.key());
        boolean asked = clients != ClientAuth.NONE;
        if (asked && !in.has(KEYS.authorities())) {
            in.problem(
                    KEYS.authorities(),
                    "missing; whom the clients' certificates are trusted by expected");
        }
        if (!asked && in.has(KEYS.authorities())) {
            in.problem("tls_client_auth", "missing; wanted or needed expected with a client CA");
        }
        if (asked && !secured) {
            in.problem(KEYS.certificate(), "missing; the controller's own certificate expected");
        }
        return secured ? new TlsConfig(files, clients) : null;
    }
}
