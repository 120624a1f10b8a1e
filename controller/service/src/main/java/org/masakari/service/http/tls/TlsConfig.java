package org.masakari.service.http.tls;

import org.masakari.protocol.tls.TlsFiles;

/**
 * How the API speaks TLS.
 *
 * @param files its certificate and key, and whom its clients' certificates are trusted by
 * @param clients whether clients show a certificate
 */
public record TlsConfig(TlsFiles files, ClientAuth clients) {

    /** Whether clients show a certificate. */
    public enum ClientAuth {
        /** They are not asked. */
        NONE,
        /** They are asked, and let in without; one that is not good is refused. */
        WANTED,
        /** Nobody is let in without a good one. */
        NEEDED
    }
}
