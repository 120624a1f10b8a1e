package org.masakari.protocol.tls;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The PEM files of one side of a connection.
 *
 * @param authorities the certificate authorities that the other side is trusted by; null for those
 *     of the system
 * @param certificate its own certificate and the chain after it; null for none
 * @param key the certificate's private key; null for none
 */
public record TlsFiles(@Nullable Path authorities, @Nullable Path certificate, @Nullable Path key) {
    /** The system's authorities, and no certificate of its own. */
    public static final TlsFiles NONE = new TlsFiles(null, null, null);

    /**
     * @throws IllegalArgumentException for a certificate without its key, or a key without its
     *     certificate
     */
    public TlsFiles {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("a certificate and its key go together");
        }
    }

    /**
     * What is in them now.
     *
     * @throws PemException if one cannot be read
     */
    TlsContents read() throws PemException {
        return new TlsContents(pem(authorities), pem(certificate), pem(key));
    }

    private static @Nullable Pem pem(@Nullable Path file) throws PemException {
        return file == null ? null : Pem.read(file);
    }
}
